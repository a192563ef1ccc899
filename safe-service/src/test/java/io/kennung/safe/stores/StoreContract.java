package io.kennung.safe.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.safe.backups.BackupName;
import io.kennung.safe.testing.Backups;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store must do, wherever it puts the bytes. */
abstract class StoreContract extends StoresScene {

  private final BackupName name = newName();

  /** The one under test. */
  protected abstract RowStore store();

  /** The one that new backups went to before. */
  protected abstract RowStore other();

  @AfterEach
  void leavesNothingBehind() {
    assertNothingIsLeftBehind();
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 65_536, 524_288})
  void whatIsKeptComesBackByteForByte(int length) {
    byte[] sealed = Backups.random(length);

    store().keep(name, sealed, today());

    assertThat(store().read(name)).hasValue(sealed);
    assertThat(store().length(name)).hasValue(length);
  }

  @Test
  void whatIsNotThereIsNot() {
    store().keep(newName(), Backups.random(50), today());

    assertThat(store().read(name)).isEmpty();
    assertThat(store().length(name)).isEmpty();
    store().remove(name);
  }

  @Test
  void theLastReplacesTheFormer() {
    byte[] last = Backups.random(60);
    store().keep(name, Backups.random(50), today().minusDays(3));

    store().keep(name, last, today());

    assertThat(store().read(name)).hasValue(last);
    assertThat(store().length(name)).hasValue(60);
    assertThat(count("backup WHERE kept_on = date '" + today() + "'")).isOne();
  }

  @Test
  void removalOfWhatIsNotThereWaitsForTheDiskAsAnyOther() {
    assertThat(writes(() -> store().read(name))).isFalse();
    assertThat(writes(() -> store().remove(name))).isTrue();
  }

  /** Only a transaction that writes gets a number, and waits for the disk when it commits. */
  private boolean writes(Runnable operation) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          operation.run();
          return jdbi.withHandle(sql ->
              sql.createQuery("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
                  .mapTo(Boolean.class)
                  .one());
        });
  }

  @Test
  void whatIsRemovedIsGone() {
    store().keep(name, Backups.random(50), today());

    store().remove(name);

    assertThat(store().read(name)).isEmpty();
    assertThat(count("backup")).isZero();
  }

  @Test
  void isFoundUnderAnOlderNameUntilItIsReplaced() {
    BackupName older = newName();
    BackupName both = new BackupName(2, List.of(name.newest(), older.newest()));
    byte[] former = Backups.random(50);
    byte[] last = Backups.random(60);
    store().keep(older, former, today());
    assertThat(store().read(both)).hasValue(former);
    assertThat(store().length(both)).hasValue(50);
    assertThat(store().countNotUnder(2)).isOne();

    store().keep(both, last, today());

    assertThat(store().read(both)).hasValue(last);
    assertThat(store().read(older)).isEmpty();
    assertThat(store().countNotUnder(2)).isZero();
    assertThat(count("backup WHERE name_key = 2")).isOne();
    assertThat(count("backup")).isOne();
    store().remove(both);
    assertThat(count("backup")).isZero();
  }

  @Test
  void forgetsTheOldestFirstAndNoMoreThanABatch() {
    List<BackupName> names = new ArrayList<>();
    for (int age : new int[] {5, 3, 4, 2, 1}) {
      names.add(newName());
      store().keep(names.getLast(), Backups.random(50), today().minusDays(age));
    }

    assertThat(store().removeKeptBefore(today().minusDays(2), 2)).isEqualTo(2);

    assertThat(names.stream().map(one -> store().read(one).isPresent()))
        .containsExactly(false, true, false, true, true);
    assertThat(store().removeKeptBefore(today().minusDays(2), 2)).isOne();
    assertThat(store().removeKeptBefore(today().minusDays(2), 2)).isZero();
    assertThat(count("backup")).isEqualTo(2);
  }

  @Test
  void whatLiesElsewhereIsReadReplacedRemovedAndForgottenAlike() {
    byte[] former = Backups.random(50);
    BackupName removed = newName();
    BackupName forgotten = newName();
    other().keep(name, former, today());
    other().keep(removed, former, today());
    other().keep(forgotten, former, today().minusDays(2));
    assertThat(store().elsewhere()).isEqualTo(3);
    assertThat(store().read(name)).hasValue(former);
    assertThat(store().length(name)).hasValue(50);

    byte[] last = Backups.random(60);
    store().keep(name, last, today());
    store().remove(removed);
    store().removeKeptBefore(today().minusDays(1), 10);

    assertThat(store().read(name)).hasValue(last);
    assertThat(store().length(name)).hasValue(60);
    assertThat(store().read(removed)).isEmpty();
    assertThat(store().read(forgotten)).isEmpty();
    assertThat(store().elsewhere()).isZero();
  }

  @Test
  void eightAtOnceLeaveOneOfThemInFull() throws Exception {
    List<byte[]> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> uploads = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        List<byte[]> own = List.of(Backups.random(100_000), Backups.random(50));
        all.addAll(own);
        uploads.add(
            threads.submit(() -> own.forEach(sealed -> store().keep(name, sealed, today()))));
      }
      for (Future<?> upload : uploads) {
        upload.get();
      }
    }

    byte[] left = store().read(name).orElseThrow();
    assertThat(all).anyMatch(sealed -> Arrays.equals(sealed, left));
    assertThat(count("backup")).isOne();
  }

  @Test
  void whoeverReadsMeanwhileReadsTheFormerOrTheLast() throws Exception {
    store().keep(name, filled(0), today());
    AtomicBoolean isOver = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> reader =
          threads.submit(() -> {
            int last = 0;
            while (!isOver.get()) {
              byte[] sealed = store().read(name).orElseThrow();
              assertThat(sealed).isEqualTo(filled(sealed[0]));
              assertThat((int) sealed[0]).isGreaterThanOrEqualTo(last);
              last = sealed[0];
            }
            return last;
          });
      try {
        for (int i = 1; i <= 40; i++) {
          store().keep(name, filled(i), today());
          reap();
        }
      } finally {
        isOver.set(true);
      }
      assertThat(reader.get()).isBetween(1, 40);
    }
  }

  private static byte[] filled(int value) {
    byte[] sealed = new byte[10_000 + value];
    Arrays.fill(sealed, (byte) value);
    return sealed;
  }
}
