package io.kennung.verification.links;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code directory_links_under_old_pepper} says how many links would be lost if the older peppers
 * were dropped now.
 */
@Singleton
class PepperRotation {

  private final LinkedAddresses addresses;
  private final Peppers peppers;
  private final AtomicLong older = new AtomicLong();

  @Inject
  PepperRotation(LinkedAddresses addresses, Peppers peppers, MeterRegistry metrics) {
    this.addresses = addresses;
    this.peppers = peppers;
    metrics.gauge("directory.links.under.old.pepper", older);
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    older.set(addresses.countNotUnder(peppers.newest()));
  }
}
