package io.kennung.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** (b) What users of identity-service notice of a sweep, whose events it takes in meanwhile. */
final class ReadsBeside {

  /** At the default pace, p99 may become so many times what it is when nothing else happens. */
  private static final double GOAL = 1.5;

  private final Testbed identities;
  private final SilentLives lives;
  private final int perSecond;
  private final int seconds;

  /**
   * @param identities testbed of identity-service
   * @param seconds of what has no end by itself
   */
  ReadsBeside(Testbed identities, SilentLives lives, int perSecond, int seconds) {
    this.identities = identities;
    this.lives = lives;
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  /**
   * @param alsoSweeps whether more than plain SQL is measured
   */
  List<Outcome> measure(boolean alsoSweeps) {
    lives.load();
    loadDirectory();
    SteadyReads reads =
        new SteadyReads(
            identities.uri(), Math.min(lives.count(), LoadedDirectory.COUNT), perSecond);
    var warm = reads.beside(() -> rest(seconds));
    Figures alone = reads.beside(() -> rest(seconds));
    List<Outcome> outcomes = new ArrayList<>();
    lives.reset();
    outcomes.add(beside("plain SQL : alone", alone, reads.beside(lives::sweepInPlainSql)));
    if (alsoSweeps) {
      lives.reset();
      try (SweepRun sweep = SweepRun.atDefaultPace(lives)) {
        Figures beside = reads.beside(() -> rest(seconds));
        outcomes.add(
            Outcome.tail("(b) GET beside sweep, default pace : alone", alone, beside, GOAL));
      }
      lives.reset();
      // The last: identity-service has much to take in afterwards.
      try (SweepRun sweep = SweepRun.unlimited(lives)) {
        Figures beside = reads.beside(sweep::awaitEnd);
        outcomes.add(beside("sweep, unlimited : alone", alone, beside));
      }
    }
    return outcomes;
  }

  private static Outcome beside(String what, Figures alone, Figures beside) {
    return Outcome.tail("(b) GET beside " + what, alone, beside);
  }

  /** Everybody whose event will come is in the directory, and nothing has come yet. */
  private void loadDirectory() {
    new LoadedDirectory(identities).load();
    Administrator database = new Administrator(identities);
    // Without telling every replica of each of them.
    database.execute(
        "SET session_replication_role = replica; UPDATE identity SET state = 0,"
            + " lifecycle_revision = 0 WHERE lifecycle_revision <> 0");
    database.execute("TRUNCATE inbox");
    database.execute(
        """
        INSERT INTO identity
          (id, public_key, type, feature_mask, state, registered_at, state_since, seen_on)
        SELECT (%d + n * %d %% %d)::text, sha256(int8send(n)), 0, 2047, 0, now(), now(),
          date '2020-01-01'
        FROM generate_series(%d::bigint, %d - 1, 5) n\
        """
            .formatted(
                LoadedDirectory.FIRST,
                LoadedDirectory.STEP,
                LoadedDirectory.SPAN,
                LoadedDirectory.COUNT,
                lives.count()));
    database.execute("VACUUM (ANALYZE) identity");
    database.execute("CHECKPOINT");
  }

  private static void rest(int howLong) {
    try {
      TimeUnit.SECONDS.sleep(howLong);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
