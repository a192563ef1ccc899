package io.kennung.chassis.feeds;

import io.kennung.chassis.inbox.Consumers;
import io.kennung.chassis.inbox.DeadLetters;
import io.kennung.chassis.inbox.Intake;
import io.kennung.protocol.events.DirectoryEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jdbi.v3.core.Jdbi;

/** What this service reads of facts that may be told any number of times. */
@Singleton
public class Feeds {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private final Consumers consumers;
  private final Jdbi jdbi;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Intake intake;
  private final Duration lookEvery;
  private final List<Feed> open = new CopyOnWriteArrayList<>();

  @Inject
  Feeds(
      Consumers consumers, Jdbi jdbi, DeadLetters deadLetters, MeterRegistry metrics, Clock clock) {
    this(
        consumers,
        jdbi,
        metrics,
        clock,
        new Intake(
            work -> QuarkusTransaction.requiringNew().run(work),
            deadLetters,
            metrics,
            "directory.feed.events"),
        LOOK_EVERY);
  }

  /**
   * @param lookEvery how often a feed looks where its topic ends
   */
  Feeds(
      Consumers consumers,
      Jdbi jdbi,
      MeterRegistry metrics,
      Clock clock,
      Intake intake,
      Duration lookEvery) {
    this.consumers = consumers;
    this.jdbi = jdbi;
    this.metrics = metrics;
    this.clock = clock;
    this.intake = intake;
    this.lookEvery = lookEvery;
  }

  /**
   * From now on the effect gets the events of the topic in batches, inside a transaction. An event
   * may come again; what it changes must be the same however often. The effect throws {@link
   * io.kennung.chassis.inbox.Unreadable} for an event that can never be applied.
   */
  public void open(String topic, Consumer<List<DirectoryEvent>> effect) {
    // A group of its own: one whose members read different topics shares them out anew whenever any
    // of them comes or goes.
    KafkaConsumer<byte[], byte[]> consumer =
        consumers.open(
            consumers.application() + "-" + topic,
            Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                // New partitions are found as soon as their rows are there.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                (int) lookEvery.toMillis()));
    Positions positions = new Positions(jdbi, topic);
    Looks looks = new Looks(topic, consumer, positions, clock, lookEvery);
    Places places = new Places(consumer, positions, looks, clock);
    expose(topic, looks);
    intake.expect(topic);
    open.add(new Feed(topic, consumers, consumer, intake, positions, places, looks, effect));
  }

  /** How far the topic has been read. */
  public Progress progress(String topic) {
    return new Positions(jdbi, topic).progress();
  }

  /** Whoever is being applied is applied to the end; the rest goes to the other replicas. */
  void close(@Observes ShutdownEvent event) {
    open.forEach(Feed::end);
    open.forEach(Feed::close);
  }

  /** As of the last look, so that asking costs nothing. */
  private void expose(String topic, Looks looks) {
    Gauge.builder("directory.feed.read.to", looks, this::age)
        .description("Age of the moment to which the topic has been read")
        .baseUnit("seconds")
        .tag("topic", topic)
        .register(metrics);
  }

  private double age(Looks looks) {
    return looks
        .latest()
        .readTo()
        .map(readTo -> Duration.between(readTo, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }
}
