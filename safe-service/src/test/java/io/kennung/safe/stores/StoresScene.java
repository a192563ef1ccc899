package io.kennung.safe.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.kennung.chassis.testing.TestClock;
import io.kennung.safe.backups.BackupName;
import io.kennung.safe.backups.Turn;
import io.kennung.safe.bucket.S3Endpoint;
import io.kennung.safe.testing.Backups;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Empty tables, an empty bucket and both stores over them. */
abstract class StoresScene {

  @Inject Jdbi jdbi;
  @Inject AgroalDataSource source;
  @Inject Turn turn;
  @Inject TestClock clock;

  protected final S3Endpoint endpoint = S3Endpoint.shared();
  protected final String bucketName = endpoint.newBucket();
  protected final WatchedBucket bucket = new WatchedBucket(endpoint.config(bucketName));

  protected DatabaseStore database;
  protected ObjectStore objects;

  @BeforeEach
  void setUp() {
    clear();
    database = new DatabaseStore(jdbi, plain(), bucket);
    objects = new ObjectStore(jdbi, plain(), bucket);
  }

  @AfterEach
  void tearDown() {
    clear();
    clock.reset();
    bucket.close();
  }

  private void clear() {
    jdbi.useHandle(sql -> sql.execute("TRUNCATE backup, loose_object"));
  }

  protected PlainSql plain() {
    return new PlainSql(source);
  }

  protected LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  protected static BackupName newName() {
    return new BackupName(1, List.of(Backups.random(32)));
  }

  /** As it will be when the grace of what is loose today is over, and what is on its way is not. */
  protected void reap() {
    reapInDays(2);
  }

  protected void reapInDays(int days) {
    Clock then = Clock.offset(clock, Duration.ofDays(days));
    new Reaper(jdbi, bucket, endpoint.config(bucketName), turn, then).reap();
  }

  protected Set<UUID> inBucket() {
    return endpoint.objects(bucketName);
  }

  protected long count(String fromAndWhere) {
    return jdbi.withHandle(
        sql -> sql.createQuery("SELECT count(*) FROM " + fromAndWhere).mapTo(Long.class).one());
  }

  /** What rows point to is in the bucket, and nothing else, once the reaper has been there. */
  protected void assertNothingIsLeftBehind() {
    reapInDays(3);
    assertThat(count("loose_object")).isZero();
    assertThat(inBucket())
        .containsExactlyInAnyOrderElementsOf(
            jdbi.withHandle(sql ->
                sql.createQuery("SELECT object FROM backup WHERE object IS NOT NULL")
                    .mapTo(UUID.class)
                    .list()));
  }
}
