package io.kennung.safe.stores;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code directory_safe_elsewhere} says how many backups do not lie where new ones go, {@code
 * directory_safe_loose_objects} how many objects in the bucket belong to none and wait for their
 * deletion.
 */
@Singleton
class Whereabouts {

  private final RowStore store;
  private final Jdbi jdbi;
  private final AtomicLong elsewhere = new AtomicLong();
  private final AtomicLong loose = new AtomicLong();

  @Inject
  Whereabouts(RowStore store, Jdbi jdbi, MeterRegistry metrics) {
    this.store = store;
    this.jdbi = jdbi;
    metrics.gauge("directory.safe.elsewhere", elsewhere);
    metrics.gauge("directory.safe.loose.objects", loose);
  }

  /** Whoever looks at the metrics early finds figures that were counted. */
  void begin(@Observes StartupEvent event) {
    count();
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    elsewhere.set(store.elsewhere());
    loose.set(
        jdbi.withHandle(
            sql -> sql.createQuery("SELECT count(*) FROM loose_object").mapTo(Long.class).one()));
  }
}
