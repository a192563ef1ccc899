package io.kennung.safe.backups;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Jdbi;

/** Work that one replica does at a time. */
@Singleton
public class Turn {

  /** Longer than a batch takes with a bucket that is slow to answer. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Jdbi jdbi;

  @Inject
  Turn(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Does it in a transaction, unless somebody else is at it.
   *
   * @return what it returns, or 0
   */
  public int take(String work, IntSupplier batch) {
    return QuarkusTransaction.requiringNew()
        .timeout(Math.toIntExact(LONGEST.toSeconds()))
        .call(() -> isFree(work) ? batch.getAsInt() : 0);
  }

  private boolean isFree(String work) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT pg_try_advisory_xact_lock("
                    + "hashtextextended(current_schema() || '.' || :work, 0))")
            .bind("work", work)
            .mapTo(Boolean.class)
            .one());
  }
}
