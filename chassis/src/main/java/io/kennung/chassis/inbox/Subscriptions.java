package io.kennung.chassis.inbox;

import io.kennung.protocol.events.DirectoryEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What this service listens to. Each replica takes its share of a topic's partitions. */
@Singleton
public class Subscriptions {

  private final Inbox inbox;
  private final Consumers consumers;
  private final List<Subscription> open = new CopyOnWriteArrayList<>();
  private final List<BooleanSupplier> conditions = new CopyOnWriteArrayList<>();

  @Inject
  Subscriptions(Inbox inbox, Consumers consumers) {
    this.inbox = inbox;
    this.consumers = consumers;
  }

  /**
   * From now on the operation gets every event of the topic, each once, in order for every
   * identity.
   */
  public void open(String topic, Consumer<DirectoryEvent> operation) {
    inbox.expect(topic);
    open.add(new Subscription(topic, consumers, inbox, operation, this::mayBegin));
  }

  /**
   * What is opened from now on reads nothing before this has come true.
   *
   * @param condition asked again and again by the threads that wait for it
   */
  public void beginAfter(BooleanSupplier condition) {
    conditions.add(condition);
  }

  private boolean mayBegin() {
    return conditions.stream().allMatch(BooleanSupplier::getAsBoolean);
  }

  /** Whoever is being applied is applied to the end; the rest goes to the other replicas. */
  void close(@Observes ShutdownEvent event) {
    open.forEach(Subscription::end);
    open.forEach(Subscription::close);
  }
}
