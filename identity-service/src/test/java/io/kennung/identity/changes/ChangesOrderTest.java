package io.kennung.identity.changes;

import static io.kennung.protocol.IdentityState.ACTIVE;
import static io.kennung.protocol.IdentityState.INACTIVE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.kennung.identity.changes.Follower.Told;
import io.kennung.identity.lifecycle.Fates;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever commits when: each change is told once, and those of one identity in order. */
@DirectoryTest
class ChangesOrderTest {

  private static final int WRITERS = 8;
  private static final int ROUNDS = 60;

  @Inject Fates fates;
  @Inject Table table;
  @Inject AgroalDataSource dataSource;

  @Test
  void changeThatCommitsLateIsToldLateAndNotPassedOver() throws Exception {
    Follower follower = Follower.upToDate();
    String late = Holders.create().id();
    String early = Holders.create().id();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> held = thread.submit(() -> becomeAndHold(late, written, go));
      assertThat(written.await(20, SECONDS)).isTrue();

      fates.become(early, INACTIVE, 1);
      assertThat(follower.read(List.of(late, early))).containsExactly(new Told(early, 1));
      fates.become(early, ACTIVE, 2);
      assertThat(follower.read(List.of(late, early))).containsExactly(new Told(early, 0));

      go.countDown();
      held.get(20, SECONDS);
    }

    assertThat(follower.read(List.of(late, early))).containsExactly(new Told(late, 1));
    assertThat(follower.read(1000)).isEmpty();
  }

  private void becomeAndHold(String late, CountDownLatch written, CountDownLatch go) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          fates.becomeHere(late, INACTIVE, 1);
          written.countDown();
          await().atMost(20, SECONDS).until(() -> go.getCount() == 0);
        });
  }

  @Test
  void whatIsRolledBackIsNeverTold() {
    Follower follower = Follower.upToDate();
    String anna = Holders.create().id();

    QuarkusTransaction.begin();
    fates.becomeHere(anna, INACTIVE, 1);
    QuarkusTransaction.rollback();
    fates.become(anna, INACTIVE, 2);

    assertThat(follower.read(List.of(anna))).containsExactly(new Told(anna, 1));
  }

  @Test
  void longTransactionElsewhereHoldsNobodyUp() throws Exception {
    Follower follower = Follower.upToDate();
    String anna = Holders.create().id();
    try (Connection elsewhere = dataSource.getConnection();
        Statement statement = elsewhere.createStatement()) {
      elsewhere.setAutoCommit(false);
      statement.execute("SELECT pg_current_xact_id(), count(*) FROM identity");

      fates.become(anna, INACTIVE, 1);

      assertThat(follower.read(List.of(anna))).containsExactly(new Told(anna, 1));
      elsewhere.rollback();
      elsewhere.setAutoCommit(true);
    }
  }

  @Test
  void manyWritersAtOnceAndTwoReadersThatHearEachOfThemOnceAndInOrder() throws Exception {
    List<String> people = Stream.generate(() -> Holders.create().id()).limit(12).sorted().toList();
    Map<String, AtomicLong> revisions = new ConcurrentHashMap<>();
    people.forEach(each -> revisions.put(each, new AtomicLong()));
    Follower one = Follower.upToDate();
    Follower other = Follower.after(one.cursor());
    AtomicBoolean done = new AtomicBoolean();
    List<Told> heardByOne;
    List<Told> heardByOther;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Told>> first = threads.submit(() -> follow(one, people, 1000, done));
      Future<List<Told>> second = threads.submit(() -> follow(other, people, 7, done));
      List<Callable<Object>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> Executors.callable(() -> write(new Random(i), people, revisions)))
              .toList();
      for (Future<?> writer : threads.invokeAll(writers)) {
        writer.get();
      }
      done.set(true);
      heardByOne = first.get(60, SECONDS);
      heardByOther = second.get(60, SECONDS);
    }

    assertThat(heardByOther).isEqualTo(heardByOne);
    int written =
        table.count(
            "state_change WHERE identity = ANY (?)", (Object) people.toArray(String[]::new));
    assertThat(heardByOne).hasSize(written).hasSizeGreaterThan(WRITERS * ROUNDS / 4);
    for (String each : people) {
      List<Integer> states =
          heardByOne.stream()
              .filter(told -> told.identity().equals(each))
              .map(Told::state)
              .toList();
      assertThat(states)
          .as("changes between two states, none told twice, left out or in the wrong order")
          .isEqualTo(IntStream.range(0, states.size()).mapToObj(i -> (i + 1) % 2).toList());
      assertThat(table.count("identity WHERE id = ? AND state = ?", each, states.getLast()))
          .isEqualTo(1);
    }
  }

  /** Two people change in one transaction, so that some commit long after they have written. */
  private void write(Random random, List<String> people, Map<String, AtomicLong> revisions) {
    for (int round = 0; round < ROUNDS; round++) {
      int first = random.nextInt(people.size() - 1);
      List<String> both =
          List.of(people.get(first), people.get(random.nextInt(first + 1, people.size())));
      QuarkusTransaction.requiringNew()
          .run(() ->
              both.forEach(each -> {
                long revision = revisions.get(each).incrementAndGet();
                fates.becomeHere(each, random.nextBoolean() ? ACTIVE : INACTIVE, revision);
              }));
    }
  }

  private static List<Told> follow(
      Follower follower, List<String> people, int limit, AtomicBoolean done) {
    List<Told> heard = new ArrayList<>();
    boolean last;
    do {
      last = done.get();
      heard.addAll(follower.read(limit));
    } while (!last);
    return heard.stream().filter(told -> people.contains(told.identity())).toList();
  }
}
