package io.kennung.verification.pending;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.VerificationProgressed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Erases what nobody has finished: with its time ends the only place where an address can be read.
 */
@Singleton
class Sweep {

  private static final int BATCH = 500;

  private final PendingTable table;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Sweep(PendingTable table, Outbox outbox, Clock clock) {
    this.table = table;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    int swept;
    do {
      swept = QuarkusTransaction.requiringNew().call(this::sweepBatch);
    } while (swept == BATCH);
  }

  private int sweepBatch() {
    Instant now = clock.instant();
    List<Verification> expired = table.deleteExpired(now, BATCH);
    for (Verification each : expired) {
      outbox.put(
          new VerificationProgressed(
              each.identity(), each.kind().text(), "none", "expired", "none", now));
    }
    return expired.size();
  }
}
