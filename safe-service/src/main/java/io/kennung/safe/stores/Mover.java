package io.kennung.safe.stores;

import io.kennung.chassis.answers.Refused;
import io.kennung.safe.backups.Turn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Moves backups that lie elsewhere to where new ones go, one after the other, while they are read,
 * replaced and removed. It locks nothing while bytes are carried: an upload in between wins.
 */
@Singleton
class Mover {

  private static final Logger LOG = Logger.getLogger(Mover.class);
  private static final int BATCH = 100;

  private final RowStore store;
  private final StoreConfig config;
  private final Turn turn;
  private final Clock clock;

  @Inject
  Mover(RowStore store, StoreConfig config, Turn turn, Clock clock) {
    this.store = store;
    this.config = config;
    this.turn = turn;
    this.clock = clock;
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void moveIfWanted() {
    if (config.move()) {
      move();
    }
  }

  void move() {
    Round round = new Round();
    int moved;
    do {
      moved = turn.take("mover", round::moveSome);
    } while (moved == BATCH);
    if (round.lost > 0) {
      LOG.errorf("backups are lost, their objects are not in the bucket: %d", round.lost);
    }
  }

  /** Passes over each row once, so that one that cannot be moved does not hold up the others. */
  private final class Round {

    private @Nullable Row last;
    private int lost;

    /** Each step stands for itself, outside of the transaction that only says whose turn it is. */
    int moveSome() {
      return QuarkusTransaction.suspendingExisting()
          .call(() -> {
            int moved = 0;
            while (moved < BATCH && moveNext()) {
              moved++;
            }
            return moved;
          });
    }

    private boolean moveNext() {
      Optional<Row> next = store.nextElsewhere(last);
      if (next.isEmpty()) {
        return false;
      }
      last = next.get();
      try {
        if (!store.fetch(last, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
          lost++;
        }
        return true;
      } catch (Refused e) {
        // The bucket has said why; the rest waits for the next round.
        return false;
      }
    }
  }
}
