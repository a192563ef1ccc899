package io.kennung.revocation.silence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps revocations from queueing behind the silent, and readers from noticing them: all go through
 * the same outbox, the same topic and the same consumers, in order. So the sweep puts in no more
 * than a tenth of a second's worth at a time, at a rate that the consumers easily keep up with, and
 * nothing while a second's worth has not gone out yet: that much is in front of a revocation at
 * most.
 */
@Singleton
class Pace {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Taken in together, they keep nobody busy for long. */
  private static final int BATCHES_A_SECOND = 10;

  private final Jdbi jdbi;
  private final int batch;
  private final int perSecond;

  @Inject
  Pace(Jdbi jdbi, SilenceConfig config) {
    this.jdbi = jdbi;
    this.batch = config.batch();
    this.perSecond = config.perSecond();
  }

  /** So many at once. */
  int batch() {
    return perSecond == 0 ? batch : Math.clamp(perSecond / BATCHES_A_SECOND, 1, batch);
  }

  /** How long to rest after so many. */
  Duration after(int marked) {
    return perSecond == 0 ? Duration.ZERO : SECOND.multipliedBy(marked).dividedBy(perSecond);
  }

  /** How long to rest since others come first; zero when nothing is in the way. */
  Duration queue() {
    return perSecond == 0 || unsent() <= perSecond ? Duration.ZERO : SECOND;
  }

  /** Counts no further than it matters. */
  private int unsent() {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT count(*) FROM"
                    + " (SELECT FROM outbox WHERE sent_at IS NULL LIMIT :enough) AS unsent")
            .bind("enough", perSecond + 1)
            .mapTo(Integer.class)
            .one());
  }
}
