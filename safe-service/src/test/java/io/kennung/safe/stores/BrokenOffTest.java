package io.kennung.safe.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.testing.CapturedLog;
import io.kennung.safe.backups.BackupName;
import io.kennung.safe.bucket.Bucket;
import io.kennung.safe.bucket.S3Endpoint;
import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * And whatever breaks between the rows and the bucket, nothing is lost and nothing is left over.
 */
@SafeTest
class BrokenOffTest extends StoresScene {

  private final BackupName name = newName();
  private final byte[] former = Backups.random(500);
  private final byte[] last = Backups.random(600);

  @BeforeEach
  void keepAFormer() {
    objects.keep(name, former, today());
  }

  @AfterEach
  void leavesNothingBehind() {
    objects.remove(name);
    assertNothingIsLeftBehind();
  }

  @Test
  void aBucketThatIsAwayLeavesTheFormer() {
    try (Bucket away = new Bucket(S3Endpoint.nowhere())) {
      assertUnavailable(() -> new ObjectStore(jdbi, plain(), away).keep(name, last, today()));
      assertUnavailable(() -> new ObjectStore(jdbi, plain(), away).read(name));
    }

    assertThat(objects.read(name)).hasValue(former);
  }

  @Test
  void whoDiesAfterTheUploadLeavesTheFormerAndItsObjectToTheReaper() {
    bucket.afterPut = bucket.once(BrokenOffTest::die);

    assertThatIllegalStateException().isThrownBy(() -> objects.keep(name, last, today()));

    assertThat(objects.read(name)).hasValue(former);
    reap();
    assertThat(inBucket()).as("it could still be on its way").hasSize(2);
    reapInDays(3);
    assertThat(inBucket()).hasSize(1);
    assertThat(objects.read(name)).hasValue(former);
  }

  @Test
  void whoComesBackAfterItsObjectWasReapedKeepsNothing() {
    bucket.afterPut = bucket.once(() -> reapInDays(3));

    assertUnavailable(() -> objects.keep(name, last, today()));

    assertThat(objects.read(name)).hasValue(former);
    assertThat(inBucket()).hasSize(1);
  }

  @Test
  void whatIsReplacedStaysForADayAtLeast() {
    objects.keep(name, last, today());

    reapInDays(1);
    assertThat(inBucket()).hasSize(2);
    reapInDays(2);
    assertThat(inBucket()).hasSize(1);
  }

  @Test
  void whatCannotBeDeletedNowIsDeletedLater() {
    objects.keep(name, last, today());
    objects.keep(name, former, today());
    bucket.beforeDelete =
        () -> {
          throw new Refused(CommonFailure.UNAVAILABLE);
        };

    reap();
    assertThat(inBucket()).hasSize(3);
    assertThat(objects.read(name)).hasValue(former);

    bucket.beforeDelete = () -> {};
    reap();
    assertThat(inBucket()).hasSize(1);
    assertThat(count("loose_object")).isZero();
  }

  @Test
  void whoDiesAfterDeletingAnObjectDeletesItOnceMore() {
    Set<UUID> before = inBucket();
    objects.keep(name, last, today());
    bucket.beforeDelete =
        bucket.once(() -> {
          before.forEach(bucket::delete);
          die();
        });

    assertThatIllegalStateException().isThrownBy(this::reap);
    assertThat(count("loose_object")).isOne();

    reap();
    assertThat(count("loose_object")).isZero();
    assertThat(objects.read(name)).hasValue(last);
  }

  @Test
  void whatIsReplacedWhileItIsReadIsReadAnew() {
    bucket.beforeGet =
        bucket.once(() -> {
          objects.keep(name, last, today());
          reap();
        });

    assertThat(objects.read(name)).hasValue(last);
  }

  @Test
  void whatIsRemovedWhileItIsReadIsGone() {
    bucket.beforeGet =
        bucket.once(() -> {
          objects.remove(name);
          reap();
        });

    assertThat(objects.read(name)).isEmpty();
  }

  @Test
  void anObjectThatIsLostIsNoAnswerThatThereIsNone() {
    inBucket().forEach(bucket::delete);

    assertUnavailable(() -> objects.read(name));
  }

  @Test
  void anotherReplicaAtItIsLeftAlone() {
    objects.keep(name, last, today());

    turn.take(
        "reaper",
        () -> {
          CompletableFuture.runAsync(this::reap).join();
          return 0;
        });
    assertThat(inBucket()).hasSize(2);

    reap();
    assertThat(inBucket()).hasSize(1);
  }

  @Test
  void moreThanABatchIsReapedInOneRound() {
    jdbi.useHandle(sql ->
        sql.execute(
            "INSERT INTO loose_object"
                + " SELECT gen_random_uuid(), date '2020-01-01' FROM generate_series(1, 250)"));

    reap();

    assertThat(count("loose_object")).isZero();
  }

  @Test
  void noLogTellsOfNamesOrKeys() {
    Set<UUID> names = inBucket();
    try (CapturedLog log = CapturedLog.listening();
        Bucket away = new Bucket(S3Endpoint.nowhere())) {
      names.forEach(bucket::delete);
      assertUnavailable(() -> objects.read(name));
      assertUnavailable(() -> new ObjectStore(jdbi, plain(), away).read(name));
      objects.keep(name, last, today());

      assertThat(log.text())
          .contains("a backup is lost")
          .contains("the bucket is out of reach: SdkClientException <- ConnectException")
          .doesNotContain(names.iterator().next().toString())
          .doesNotContain("test-access-key")
          .doesNotContain("test-secret-key");
    }
  }

  @Test
  void noRowIsReadThroughToFindWhatIsElsewhereOrDue() {
    assertThat(plan("SELECT count(*) FROM backup WHERE object IS NULL")).contains("backup_in_row");
    assertThat(plan("SELECT count(*) FROM backup WHERE object IS NOT NULL"))
        .contains("backup_in_bucket");
    assertThat(
            plan(
                "SELECT name, sealed, object, xmin FROM backup"
                    + " WHERE object IS NULL AND name > 'a' ORDER BY name LIMIT 1"))
        .contains("backup_in_row")
        .doesNotContain("Sort");
    assertThat(
            plan("SELECT id FROM loose_object WHERE since < current_date ORDER BY since LIMIT 9"))
        .contains("loose_object_since")
        .doesNotContain("Sort");
  }

  private String plan(String query) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            jdbi.withHandle(sql -> {
              sql.execute("SET LOCAL enable_seqscan = off");
              return String.join(
                  "\n", sql.createQuery("EXPLAIN " + query).mapTo(String.class).list());
            }));
  }

  private static void die() {
    throw new IllegalStateException("killed");
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.failure()).isEqualTo(CommonFailure.UNAVAILABLE));
  }
}
