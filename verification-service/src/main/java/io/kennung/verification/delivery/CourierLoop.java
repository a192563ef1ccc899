package io.kennung.verification.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the couriers going: at once after a commit here, now and then for what others have left.
 */
@Singleton
class CourierLoop {

  private static final Logger LOG = Logger.getLogger(CourierLoop.class);

  private final Deliveries deliveries;
  private final Instance<Courier> courier;
  private final DeliveryConfig config;
  private final Clock clock;
  private final Semaphore news = new Semaphore(0);
  private final Semaphore free;
  private volatile boolean running;
  private @Nullable Thread thread;

  @Inject
  CourierLoop(
      Deliveries deliveries, Instance<Courier> courier, DeliveryConfig config, Clock clock) {
    this.deliveries = deliveries;
    this.courier = courier;
    this.config = config;
    this.clock = clock;
    this.free = new Semaphore(config.parallel());
  }

  /** There may be something to do. */
  void wake() {
    news.release();
  }

  void start(@Observes StartupEvent event) {
    running = true;
    thread = Thread.ofPlatform().name("courier-loop").daemon().start(this::run);
  }

  /** Whoever is on the way comes home first. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    wake();
    if (thread != null) {
      thread.join(config.idle().plusSeconds(1));
    }
    if (!free.tryAcquire(config.parallel(), 15, TimeUnit.SECONDS)) {
      LOG.warn("stopping although some deliveries are still on their way");
    }
  }

  private void run() {
    while (running) {
      try {
        if (!handOut()) {
          var _ = news.tryAcquire(config.idle().toMillis(), TimeUnit.MILLISECONDS);
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // The rows are safe and the next round tries again; a dead loop would be worse.
        LOG.warnf("deliveries could not be handed out: %s", e.getClass().getName());
        rest();
      }
    }
  }

  /** Whether there may be more. */
  private boolean handOut() throws InterruptedException {
    free.acquire();
    free.release();
    int count = free.availablePermits();
    Instant now = clock.instant();
    List<Delivery> claimed =
        QuarkusTransaction.requiringNew().call(() -> deliveries.claim(count, hold(), now));
    for (Delivery each : claimed) {
      free.acquire();
      Thread.ofVirtual().name("courier").start(() -> carry(each));
    }
    return claimed.size() == count;
  }

  private void carry(Delivery delivery) {
    try {
      courier.get().carry(delivery);
    } catch (RuntimeException e) {
      LOG.warnf("a delivery went wrong: %s", e.getClass().getName());
    } finally {
      free.release();
      wake();
    }
  }

  private Duration hold() {
    return config.hold();
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(config.idle().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
