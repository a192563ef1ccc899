package io.kennung.safe.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.TestClock;
import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 180 days as clients are told, and 14 more. */
@SafeTest
class RetentionTest {

  @Inject Retention retention;
  @Inject TestClock clock;
  @Inject Jdbi jdbi;

  private final String id = Backups.newId();

  @BeforeEach
  void upload() {
    Backups.put(id, Backups.random(500)).statusCode(200);
  }

  @AfterEach
  void today() {
    clock.reset();
  }

  @Test
  void whatWasUploaded194DaysAgoIsStillThereAndADayLaterIsNot() {
    clock.advance(Duration.ofDays(194));
    retention.forget();
    Backups.get(id).statusCode(200);

    clock.advance(Duration.ofDays(1));
    retention.forget();
    Backups.get(id).statusCode(404);
  }

  @Test
  void everyUploadBeginsAnewAndNoDownloadDoes() {
    clock.advance(Duration.ofDays(100));
    Backups.put(id, Backups.random(500)).statusCode(200);
    clock.advance(Duration.ofDays(100));
    retention.forget();
    Backups.get(id).statusCode(200);

    clock.advance(Duration.ofDays(95));
    retention.forget();
    Backups.get(id).statusCode(404);
  }

  @Test
  void moreThanABatchGoesInOneRound() {
    jdbi.useHandle(sql ->
        sql.execute(
            "INSERT INTO backup (name, name_key, kept_on, sealed)"
                + " SELECT sha256(n::text::bytea), 0, date '2020-01-01', sha256('x')"
                + " FROM generate_series(1, 250) n"));

    retention.forget();

    assertThat(old()).isZero();
  }

  @Test
  void anotherReplicaAtItIsLeftAlone() {
    jdbi.useHandle(sql ->
        sql.execute(
            "INSERT INTO backup (name, name_key, kept_on, sealed)"
                + " VALUES (sha256('other'), 0, date '2020-01-01', sha256('x'))"));

    QuarkusTransaction.requiringNew()
        .run(() -> {
          jdbi.useHandle(sql ->
              sql.execute(
                  "SELECT pg_advisory_xact_lock("
                      + "hashtextextended(current_schema() || '.retention', 0))"));
          CompletableFuture.runAsync(retention::forget).join();
        });
    assertThat(old()).isOne();
    retention.forget();
    assertThat(old()).isZero();
  }

  @Test
  void nothingIsReadThroughToFindWhatIsOld() {
    String plan =
        jdbi.inTransaction(sql -> {
          sql.execute("SET LOCAL enable_seqscan = off");
          return String.join(
              "\n",
              sql.createQuery(
                      "EXPLAIN SELECT name FROM backup WHERE kept_on < current_date"
                          + " ORDER BY kept_on LIMIT 100 FOR UPDATE SKIP LOCKED")
                  .mapTo(String.class)
                  .list());
        });

    assertThat(plan).contains("backup_kept_on").doesNotContain("Sort");
  }

  private int old() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT count(*) FROM backup WHERE kept_on = date '2020-01-01'")
            .mapTo(Integer.class)
            .one());
  }
}
