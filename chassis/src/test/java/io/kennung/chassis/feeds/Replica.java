package io.kennung.chassis.feeds;

import io.kennung.chassis.broker.Broker;
import io.kennung.chassis.inbox.Consumers;
import io.kennung.chassis.inbox.DeadLetters;
import io.kennung.chassis.inbox.Intake;
import io.kennung.protocol.events.DirectoryEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** One replica of a service that reads feeds, with plain transactions instead of a container's. */
final class Replica implements AutoCloseable {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Feeds feeds;

  Replica(String bootstrapServers, Jdbi jdbi, DeadLetters deadLetters, Clock clock) {
    Consumer<Runnable> transactions = work -> jdbi.useTransaction(sql -> work.run());
    feeds =
        new Feeds(
            new Consumers("test", Broker.at(bootstrapServers), OpenTelemetry.noop(), metrics),
            jdbi,
            metrics,
            clock,
            new Intake(transactions, deadLetters, metrics, "directory.feed.events"),
            Duration.ofMillis(200));
  }

  void read(String topic, Consumer<List<DirectoryEvent>> effect) {
    feeds.open(topic, effect);
  }

  /** How many records came to this. */
  int count(String outcome) {
    var counter = metrics.find("directory.feed.events").tag("outcome", outcome).counter();
    return counter == null ? 0 : (int) counter.count();
  }

  /** Records that it has not read. */
  long lag() {
    return (long) metrics.get("directory.consumer.lag").gauge().value();
  }

  /** Whether there is a counter of what came to this, be it nought. */
  boolean counts(String outcome) {
    return metrics.find("directory.feed.events").tag("outcome", outcome).counter() != null;
  }

  /** Seconds; NaN while unknown. */
  double age() {
    return metrics.get("directory.feed.read.to").gauge().value();
  }

  @Override
  public void close() {
    feeds.close(new ShutdownEvent());
  }
}
