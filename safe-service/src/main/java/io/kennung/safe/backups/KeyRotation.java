package io.kennung.safe.backups;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code directory_safe_under_old_key} says how many backups would be lost if the older keys were
 * dropped now.
 */
@Singleton
class KeyRotation {

  private final Store store;
  private final NameKeys keys;
  private final MeterRegistry metrics;
  private final AtomicLong older = new AtomicLong();
  private final Gauge gauge;

  @Inject
  KeyRotation(Store store, NameKeys keys, MeterRegistry metrics) {
    this.store = store;
    this.keys = keys;
    this.metrics = metrics;
    this.gauge =
        Gauge.builder("directory.safe.under.old.key", older, AtomicLong::get)
            .description("Backups that would be lost with the older keys of names")
            .register(metrics);
  }

  /** Whoever starts next in this process registers its own, instead of finding what is gone. */
  void end(@Observes ShutdownEvent event) {
    metrics.remove(gauge);
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    older.set(store.countNotUnder(keys.newest()));
  }
}
