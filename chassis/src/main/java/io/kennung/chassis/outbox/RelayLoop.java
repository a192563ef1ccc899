package io.kennung.chassis.outbox;

import io.agroal.api.AgroalDataSource;
import io.kennung.chassis.broker.Broker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the relay going: at once when this replica has committed something, now and then for what
 * others have.
 */
@Singleton
public class RelayLoop {

  private static final Logger LOG = Logger.getLogger(RelayLoop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final AgroalDataSource dataSource;
  private final OpenTelemetry telemetry;
  private final Clock clock;
  private final OutboxConfig config;
  private final String application;
  private final Broker broker;
  private final Counter sent;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  @Inject
  RelayLoop(
      AgroalDataSource dataSource,
      OpenTelemetry telemetry,
      MeterRegistry metrics,
      Clock clock,
      OutboxConfig config,
      @ConfigProperty(name = "quarkus.application.name") String application,
      Broker broker) {
    this.dataSource = dataSource;
    this.telemetry = telemetry;
    this.clock = clock;
    this.config = config;
    this.application = application;
    this.broker = broker;
    this.sent = metrics.counter("directory.outbox.sent");
  }

  /** Something has been committed. */
  public void wake() {
    news.release();
  }

  void start(@Observes StartupEvent event) {
    running = true;
    thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
  }

  /** What has been committed by now still goes out. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    wake();
    if (thread != null) {
      thread.join(GOODBYE);
    }
  }

  private void run() {
    try (Producer<String, byte[]> producer = producer(broker)) {
      Relay relay =
          new Relay(dataSource, producer, "/" + application, telemetry.getTracer("outbox"), clock);
      while (running) {
        rest(relayed(relay) ? config.gather() : config.idle());
      }
      relayed(relay);
    }
  }

  /** Sends until nothing is left; whether anything went out. */
  private boolean relayed(Relay relay) {
    boolean any = false;
    try {
      Relay.Outcome outcome;
      do {
        outcome = relay.relay(config.batch());
        sent.increment(outcome.sent());
        any |= outcome.sent() > 0;
        if (outcome.failure() != null) {
          LOG.warnf("events stay in the outbox for now: %s", outcome.failure());
          rest(AFTER_FAILURE);
        }
      } while (outcome.sent() == config.batch());
    } catch (RuntimeException e) {
      // Whatever it is, the events are safe in the table and the next round tries again; a dead
      // loop would be worse.
      LOG.warnf("the outbox could not be relayed: %s", e.getClass().getName());
      rest(AFTER_FAILURE);
    }
    return any;
  }

  private void rest(Duration pause) {
    if (!running) {
      return;
    }
    try {
      if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        TimeUnit.MILLISECONDS.sleep(config.gather().toMillis());
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }

  static Producer<String, byte[]> producer(Broker broker) {
    return new KafkaProducer<>(
        broker.settings(
            Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // The relay flushes what it has handed over: a lone event does not linger, and of
                // many
                // none leaves in a batch of its own before the next has joined it.
                ProducerConfig.LINGER_MS_CONFIG,
                100,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 << 10,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000)),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
