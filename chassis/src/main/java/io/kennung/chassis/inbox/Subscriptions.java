package io.kennung.chassis.inbox;

import io.kennung.protocol.events.DirectoryEvent;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service listens to. Each replica takes its share of a topic's partitions. */
@Singleton
public class Subscriptions {

  private final Inbox inbox;
  private final OpenTelemetry telemetry;
  private final String application;
  private final String bootstrapServers;
  private final List<Subscription> open = new CopyOnWriteArrayList<>();

  @Inject
  Subscriptions(
      Inbox inbox,
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.application.name") String application,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.inbox = inbox;
    this.telemetry = telemetry;
    this.application = application;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * From now on the operation gets every event of the topic, each once, in order for every
   * identity.
   */
  public void open(String topic, Consumer<DirectoryEvent> operation) {
    open.add(
        new Subscription(
            topic, application, bootstrapServers, inbox, operation, telemetry.getTracer("inbox")));
  }

  /** Whoever is being applied is applied to the end; the rest goes to the other replicas. */
  void close(@Observes ShutdownEvent event) {
    open.forEach(Subscription::end);
    open.forEach(Subscription::close);
  }
}
