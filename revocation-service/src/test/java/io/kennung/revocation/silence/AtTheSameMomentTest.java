package io.kennung.revocation.silence;

import static io.kennung.revocation.silence.Night.SILENT;
import static io.kennung.revocation.silence.Night.TODAY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.protocol.events.IdentityRevoked;
import io.kennung.revocation.activity.Activity;
import io.kennung.revocation.lives.Living;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class AtTheSameMomentTest {

  private static final String FELL_SILENT = "io.kennung.IdentityFellSilent.v1";
  private static final String WOKE = "io.kennung.IdentityWoke.v1";
  private static final String REVOKED = "io.kennung.IdentityRevoked.v1";

  @Inject Night night;
  @Inject Table table;
  @Inject AgroalDataSource dataSource;
  @Inject Outbox outbox;
  @Inject TestClock clock;
  @Inject Living living;
  @Inject Activity activity;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void fall() {
    night.fall();
  }

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void manyReplicasMarkEachOnce() {
    List<String> ids = night.seen(2_000, SILENT);
    List<Replica> replicas =
        Collections.nCopies(8, Settings.batches(17)).stream().map(night::replica).toList();

    Crowd.together(
        replicas.stream()
            .<Callable<Integer>>map(replica ->
                () -> {
                  while (night.asleep(ids) < ids.size()) {
                    replica.sweep();
                  }
                  return replica.marked();
                })
            .toList());

    assertThat(replicas.stream().mapToInt(Replica::marked).sum()).isEqualTo(2_000);
    assertThat(night.told(ids)).isEqualTo(2_000);
    assertThat(night.toldOf(ids)).isEqualTo(2_000);
    assertThat(table.count("sweep WHERE day = ? AND marked = 2000", TODAY)).isEqualTo(1);
  }

  @Test
  void whoIsKilledInTheMiddleHasDoneNothingAndTheNextGoesOn() {
    List<String> ids = night.seen(25, SILENT);
    Settings settings = Settings.batches(10);
    Replica killed = night.replica(settings, killingItsSessionWhenMarked(20));

    assertThatThrownBy(killed::sweep).isInstanceOf(RuntimeException.class);
    assertThat(night.asleep(ids)).as("the first batch").isEqualTo(10);
    assertThat(table.count("sweep WHERE marked = 10")).isEqualTo(1);

    Replica next = night.replica(settings);
    next.sweep();

    assertThat(next.marked()).isEqualTo(15);
    assertThat(ids)
        .allSatisfy(id -> {
          assertThat(night.events(id)).containsExactly(FELL_SILENT);
          assertThat(night.revision(id)).isEqualTo(1);
        });
    assertThat(table.count("sweep WHERE marked = 25")).isEqualTo(1);
  }

  @Test
  void whoIsBeingSeenIsNotWaitedForAndNotMarked() {
    List<String> ids = night.seen(3, SILENT);
    String anna = ids.get(1);
    Jdbi.create(dataSource)
        .useTransaction(other -> {
          seen(other, anna);
          night.replica(Settings.batches(10)).sweep();
          assertThat(night.asleep(ids)).as("all but her").isEqualTo(2);
        });

    night.replica(Settings.batches(10)).sweep();

    assertThat(night.state(anna)).isZero();
    assertThat(night.events(anna)).isEmpty();
  }

  @Test
  void whoIsBeingEndedStaysEndedAndNothingIsSaidAfterTheEnd() {
    List<String> ids = night.seen(3, SILENT);
    String anna = ids.get(1);
    Jdbi.create(dataSource)
        .useTransaction(other -> {
          other.execute("UPDATE life SET state = 2 WHERE identity = ?", anna);
          night.replica(Settings.batches(10)).sweep();
          assertThat(night.asleep(ids)).as("all but her").isEqualTo(2);
        });

    night.replica(Settings.batches(10)).sweep();

    assertThat(night.state(anna)).isEqualTo(2);
    assertThat(night.events(anna)).isEmpty();
  }

  @Test
  void whoIsSeenAfterTheSweepHasLookedAndBeforeItHoldsHerStays() {
    List<String> ids = night.seen(3, SILENT);
    String anna = ids.get(1);

    whileTheSweepStops(
        "FOR EACH STATEMENT",
        () -> Jdbi.create(dataSource).useHandle(sql -> assertThat(seen(sql, anna)).isEqualTo(1)));

    assertThat(night.asleep(ids)).as("all but her").isEqualTo(2);
    assertThat(night.state(anna)).isZero();
    assertThat(night.events(anna)).isEmpty();
  }

  @Test
  void whoIsSeenWhileTheSweepHoldsHerWakesAfterwards() {
    List<String> ids = night.seen(3, SILENT);
    String anna = Collections.max(ids);
    Runnable sign = () -> QuarkusTransaction.requiringNew().run(() -> activity.seenNow(anna));
    List<CompletableFuture<Void>> signs = new ArrayList<>();

    whileTheSweepStops(
        "FOR EACH ROW WHEN (OLD.identity = '" + Collections.min(ids) + "')",
        () -> {
          signs.add(CompletableFuture.runAsync(sign, threads));
          await()
              .atMost(20, SECONDS)
              .until(() -> signs.getFirst().isDone() || waiting("transactionid") == 1);
        });
    signs.getFirst().join();

    assertThat(night.state(anna)).isZero();
    assertThat(night.events(anna)).containsExactly(FELL_SILENT, WOKE);
  }

  /** Whatever comes first: who was seen while active is not inactive afterwards. */
  @Test
  void crowdOfSignsOfLifeIsNeverOverwritten() {
    List<String> ids = night.seen(1_000, SILENT);
    List<String> seenInTime = Collections.synchronizedList(new ArrayList<>());
    Jdbi own = Jdbi.create(dataSource);

    race(
        ids,
        id ->
            own.useHandle(sql -> {
              if (seen(sql, id) == 1) {
                seenInTime.add(id);
              }
            }));

    assertThat(seenInTime).isNotEmpty();
    assertThat(night.asleep(seenInTime)).isZero();
    assertThat(night.asleep(ids)).isEqualTo(ids.size() - seenInTime.size()).isPositive();
  }

  @Test
  void crowdOfRevocationsHasTheLastWord() {
    List<String> ids = night.seen(1_000, SILENT);

    race(
        ids,
        id ->
            QuarkusTransaction.requiringNew()
                .run(() ->
                    living
                        .end(id)
                        .ifPresent(revision ->
                            outbox.put(
                                new IdentityRevoked(id, "key", revision, clock.instant())))));

    assertThat(ids.subList(0, 500))
        .allSatisfy(id -> {
          assertThat(night.state(id)).isEqualTo(2);
          assertThat(night.events(id)).endsWith(REVOKED).hasSize(night.revision(id));
        });
    assertThat(night.asleep(ids)).isEqualTo(500);
  }

  /** Three replicas sweep while the first half, in any order, is touched by four others. */
  private void race(List<String> ids, Consumer<String> touch) {
    List<String> order = new ArrayList<>(ids.subList(0, 500));
    Collections.shuffle(order, new Random(1));
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> part = order.subList(i * 125, (i + 1) * 125);
      tasks.add(() -> {
        part.forEach(touch);
        return true;
      });
    }
    tasks.addAll(
        Collections.nCopies(
            3,
            () -> {
              while (table.count("life WHERE state = 0 AND seen_on = ?", SILENT) > 0) {
                night.replica(Settings.batches(50)).sweep();
              }
              return true;
            }));
    Crowd.together(tasks);
  }

  /** Something happens while the update of a sweep has begun and goes no further. */
  private void whileTheSweepStops(String where, Runnable something) {
    table.execute(
        """
        CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END'
        """);
    table.execute(
        "CREATE TRIGGER wait_for_test BEFORE UPDATE OF state ON life "
            + where
            + " EXECUTE FUNCTION wait_for_test()");
    try (Handle stop = Jdbi.create(dataSource).open()) {
      stop.execute("SELECT pg_advisory_lock(4711)");
      CompletableFuture<Void> sweep =
          CompletableFuture.runAsync(() -> night.replica(Settings.batches(10)).sweep(), threads);
      await().atMost(20, SECONDS).until(() -> waiting("advisory") == 1);
      try {
        something.run();
      } finally {
        stop.execute("SELECT pg_advisory_unlock(4711)");
      }
      sweep.join();
    } finally {
      table.execute("DROP FUNCTION wait_for_test CASCADE");
    }
  }

  private int seen(Handle sql, String identity) {
    return sql.execute(
        "UPDATE life SET seen_on = ? WHERE identity = ? AND state = 0", TODAY, identity);
  }

  private int waiting(String lockType) {
    return table.count("pg_locks WHERE NOT granted AND locktype = ?", lockType);
  }

  /** It is asked for the time of the events when the states are set and no event is written. */
  private Clock killingItsSessionWhenMarked(int count) {
    return new Clock() {
      @Override
      public Instant instant() {
        if (table.count("sweep WHERE marked = ?", count) == 1) {
          table.execute("SELECT pg_terminate_backend(pg_backend_pid())");
        }
        return clock.instant();
      }

      @Override
      public ZoneId getZone() {
        return clock.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
