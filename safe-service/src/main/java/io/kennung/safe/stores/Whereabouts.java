package io.kennung.safe.stores;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code directory_safe_elsewhere} says how many backups do not lie where new ones go, {@code
 * directory_safe_loose_objects} how many objects in the bucket belong to none and wait for their
 * deletion, {@code directory_safe_size_bytes} what the database needs for all of it: its pages, so
 * that no single backup shows.
 */
@Singleton
class Whereabouts {

  private final RowStore store;
  private final Jdbi jdbi;
  private final MeterRegistry metrics;
  private final List<Gauge> gauges;
  private final AtomicLong elsewhere = new AtomicLong();
  private final AtomicLong loose = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  @Inject
  Whereabouts(RowStore store, Jdbi jdbi, MeterRegistry metrics) {
    this.store = store;
    this.jdbi = jdbi;
    this.metrics = metrics;
    this.gauges =
        List.of(
            Gauge.builder("directory.safe.elsewhere", elsewhere, AtomicLong::get).register(metrics),
            Gauge.builder("directory.safe.loose.objects", loose, AtomicLong::get).register(metrics),
            Gauge.builder("directory.safe.size", bytes, AtomicLong::get)
                .description("What the table of backups takes in the database, with its indexes")
                .baseUnit("bytes")
                .register(metrics));
  }

  /** Whoever looks at the metrics early finds figures that were counted. */
  void begin(@Observes StartupEvent event) {
    count();
  }

  /** Whoever starts next in this process registers its own, instead of finding what is gone. */
  void end(@Observes ShutdownEvent event) {
    gauges.forEach(metrics::remove);
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    elsewhere.set(store.elsewhere());
    bytes.set(store.bytes());
    loose.set(
        jdbi.withHandle(
            sql -> sql.createQuery("SELECT count(*) FROM loose_object").mapTo(Long.class).one()));
  }
}
