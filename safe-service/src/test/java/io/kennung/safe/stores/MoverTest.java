package io.kennung.safe.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.testing.CapturedLog;
import io.kennung.safe.backups.BackupName;
import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the database to the bucket and back, while everything goes on. */
@SafeTest
class MoverTest extends StoresScene {

  private final BackupName name = newName();
  private final byte[] former = Backups.random(500);
  private final byte[] last = Backups.random(600);

  @AfterEach
  void leavesNothingBehind() {
    assertNothingIsLeftBehind();
  }

  @Test
  void everythingGoesThereAndBackUnchanged() {
    Map<BackupName, byte[]> all = new LinkedHashMap<>();
    for (int i = 0; i < 250; i++) {
      all.put(newName(), Backups.random(41 + i * 10));
    }
    all.forEach((one, sealed) -> database.keep(one, sealed, today().minusDays(9)));

    mover(objects).move();
    assertThat(objects.elsewhere()).isZero();
    assertThat(inBucket()).hasSize(250);
    assertAllThere(all);

    mover(database).move();
    assertThat(database.elsewhere()).isZero();
    reap();
    assertThat(inBucket()).isEmpty();
    assertAllThere(all);
  }

  private void assertAllThere(Map<BackupName, byte[]> all) {
    all.forEach((one, sealed) -> {
      assertThat(database.read(one)).hasValue(sealed);
      assertThat(objects.length(one)).hasValue(sealed.length);
    });
    assertThat(count("backup WHERE kept_on = date '" + today().minusDays(9) + "'")).isEqualTo(250);
  }

  @Test
  void anUploadWhileItIsMovedToTheBucketWins() {
    for (RowStore uploader : List.of(database, objects)) {
      database.keep(name, former, today());
      bucket.afterPut = bucket.once(() -> uploader.keep(name, last, today()));

      mover(objects).move();

      assertThat(objects.read(name)).hasValue(last);
    }
  }

  @Test
  void anUploadWhileItIsMovedToTheDatabaseWins() {
    for (RowStore uploader : List.of(database, objects)) {
      objects.keep(name, former, today());
      bucket.afterGet = bucket.once(() -> uploader.keep(name, last, today()));

      mover(database).move();

      assertThat(database.read(name)).hasValue(last);
    }
  }

  @Test
  void whatIsRemovedWhileItIsMovedStaysRemoved() {
    database.keep(name, former, today());
    bucket.afterPut = bucket.once(() -> database.remove(name));
    mover(objects).move();
    assertThat(objects.read(name)).isEmpty();

    objects.keep(name, former, today());
    bucket.afterGet = bucket.once(() -> database.remove(name));
    mover(database).move();
    assertThat(database.read(name)).isEmpty();
  }

  @Test
  void whatIsReplacedAndReapedBeforeItIsFetchedIsNotLost() {
    objects.keep(name, former, today());
    bucket.beforeGet =
        bucket.once(() -> {
          database.keep(name, last, today());
          reap();
        });

    try (CapturedLog log = CapturedLog.listening()) {
      mover(database).move();
      assertThat(log.text()).doesNotContain("lost");
    }
    assertThat(database.read(name)).hasValue(last);
  }

  @Test
  void oneThatIsLostDoesNotHoldUpTheOthers() {
    objects.keep(name, former, today());
    inBucket().forEach(bucket::delete);
    List<BackupName> others = Stream.generate(StoresScene::newName).limit(5).toList();
    others.forEach(one -> objects.keep(one, last, today()));

    try (CapturedLog log = CapturedLog.listening()) {
      mover(database).move();
      assertThat(log.text()).contains("backups are lost, their objects are not in the bucket: 1");
    }

    assertThat(database.elsewhere()).isOne();
    others.forEach(one -> assertThat(database.read(one)).hasValue(last));
    database.remove(name);
  }

  @Test
  void goesOnWhereABucketThatWasAwayHasStoppedIt() {
    List<BackupName> all = Stream.generate(StoresScene::newName).limit(5).toList();
    all.forEach(one -> database.keep(one, last, today()));
    bucket.afterPut =
        () -> {
          throw new Refused(CommonFailure.UNAVAILABLE);
        };
    mover(objects).move();
    assertThat(objects.elsewhere()).isEqualTo(5);

    bucket.afterPut = () -> {};
    mover(objects).move();

    assertThat(objects.elsewhere()).isZero();
    all.forEach(one -> assertThat(objects.read(one)).hasValue(last));
  }

  @Test
  void anotherReplicaAtItIsLeftAlone() {
    database.keep(name, former, today());

    turn.take(
        "mover",
        () -> {
          CompletableFuture.runAsync(mover(objects)::move).join();
          return 0;
        });
    assertThat(objects.elsewhere()).isOne();

    mover(objects).move();
    assertThat(objects.elsewhere()).isZero();
  }

  @Test
  void movesOnlyWhereThatIsWanted() {
    database.keep(name, former, today());

    new Mover(objects, config(false), turn, clock).moveIfWanted();
    assertThat(objects.elsewhere()).isOne();

    new Mover(objects, config(true), turn, clock).moveIfWanted();
    assertThat(objects.elsewhere()).isZero();
  }

  /** Some replicas already keep in the bucket and others still in the database. */
  @Test
  void nothingIsLostAndNothingComesBackWhileUploadsGoOn() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> owners = new ArrayList<>();
      for (int owner = 0; owner < 6; owner++) {
        owners.add(threads.submit(this::uploadAndRead));
      }
      while (!owners.stream().allMatch(Future::isDone)) {
        mover(objects).move();
        mover(database).move();
        reap();
      }
      for (Future<?> owner : owners) {
        owner.get();
      }
    }
    assertThat(count("backup")).isEqualTo(6);
  }

  private void uploadAndRead() {
    BackupName own = newName();
    for (int version = 1; version <= 30; version++) {
      RowStore replica = version % 3 == 0 ? database : objects;
      byte[] sealed = ByteBuffer.allocate(20_000).putInt(version).array();
      replica.keep(own, sealed, today());
      for (int i = 0; i < 5; i++) {
        assertThat(database.read(own)).as("version %d", version).hasValue(sealed);
      }
    }
  }

  private Mover mover(RowStore store) {
    return new Mover(store, config(true), turn, clock);
  }

  private static StoreConfig config(boolean move) {
    return new StoreConfig() {
      @Override
      public Place store() {
        return Place.DATABASE;
      }

      @Override
      public boolean move() {
        return move;
      }
    };
  }
}
