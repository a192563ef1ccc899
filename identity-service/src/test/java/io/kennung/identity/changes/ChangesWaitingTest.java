package io.kennung.identity.changes;

import static io.kennung.protocol.IdentityState.ACTIVE;
import static io.kennung.protocol.IdentityState.INACTIVE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.answers.Refused;
import io.kennung.identity.lifecycle.Fates;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever waits hears of a change at once, and costs next to nothing until then. */
@DirectoryTest
class ChangesWaitingTest {

  private static final Duration LONG = Duration.ofSeconds(40);

  @TestHTTPResource("/changes")
  URI changes;

  @Inject Fates fates;
  @Inject Table table;
  @Inject Waiting waiting;
  @Inject Telling telling;
  @Inject ChangesConfig config;

  private final HttpClient http = HttpClient.newHttpClient();
  private String cursor;

  @BeforeEach
  void catchUp() {
    cursor = Follower.upToDate().cursor();
  }

  @AfterEach
  void close() {
    http.shutdownNow();
  }

  @Test
  void whoWaitsHearsAtOnceWhateverReplicaWasTold() throws Exception {
    String anna = Holders.create().id();
    var answer = ask(40);
    areWaiting(1);

    // As another replica writes it: all that this one has is what the database tells.
    table.execute(
        "WITH it AS (UPDATE identity SET state = 2 WHERE id = ? RETURNING id)"
            + " INSERT INTO state_change (identity, state, at, written_at)"
            + " SELECT id, 2, now(), now() FROM it",
        anna);

    assertThat(answer.get(5, SECONDS).body()).contains(anna);
    assertThat(waiting.all()).isEmpty();
  }

  @Test
  void whatIsThereAlreadyIsNotWaitedFor() throws Exception {
    String anna = Holders.create().id();
    fates.become(anna, INACTIVE, 1);

    assertThat(ask(40).get(5, SECONDS).body()).contains(anna);
  }

  @Test
  void whenNothingComesTheCursorStaysTheSame() throws Exception {
    HttpResponse<String> answer = ask(1).get(10, SECONDS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"changes\":[],\"next\":\"" + cursor + "\"}");
    assertThat(waiting.all()).isEmpty();
  }

  @Test
  void noChangeFallsBetweenTheLookAndTheWait() throws Exception {
    String anna = Holders.create().id();
    for (int revision = 1; revision <= 40; revision++) {
      long next = revision;
      var change =
          CompletableFuture.runAsync(
              () -> fates.become(anna, next % 2 == 0 ? ACTIVE : INACTIVE, next));

      HttpResponse<String> answer = ask(40).get(10, SECONDS);

      change.get(10, SECONDS);
      assertThat(answer.body()).contains(anna);
      cursor = answer.body().replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
    }
  }

  @Test
  void thousandWaitWithoutAThreadOrAConnectionEach() throws Exception {
    String anna = Holders.create().id();
    int threads = Thread.activeCount();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      answers.add(ask(40));
    }
    areWaiting(1000);
    assertThat(Thread.activeCount()).isLessThan(threads + 100);
    assertThat(
            table.count(
                "pg_stat_activity WHERE usename = current_user AND state IN ('active', 'idle in transaction')"))
        .as("only the one that counts")
        .isLessThanOrEqualTo(2);

    fates.become(anna, INACTIVE, 1);

    for (var each : answers) {
      assertThat(each.get(10, SECONDS).body()).contains(anna);
    }
    assertThat(waiting.all()).isEmpty();
  }

  @Test
  void whoHangsUpMakesRoom() {
    try (HttpClient impatient = HttpClient.newHttpClient()) {
      impatient.sendAsync(request(40), BodyHandlers.ofString());
      areWaiting(1);
      impatient.shutdownNow();
    }

    areWaiting(0);
  }

  @Test
  void changeIsHeardThoughTheListeningSessionDies() throws Exception {
    String anna = Holders.create().id();
    var answer = ask(40);
    areWaiting(1);

    table.count(
        "(SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND query LIKE 'SELECT 1 /%') gone");
    fates.become(anna, INACTIVE, 1);

    assertThat(answer.get(20, SECONDS).body()).contains(anna);
  }

  @Test
  void oneTokenHasOnlySoManyPlacesToWait() {
    Waiting few = waitingRoom(2);
    Question question = new Question(Optional.of(Cursor.parse(cursor)), 10);
    var first = few.answer("one", question, LONG);
    few.answer("one", question, LONG);

    assertThatThrownBy(() -> few.answer("one", question, LONG))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failure().status()).isEqualTo(429);
              assertThat(refused.retryAfter()).isPositive();
            });
    few.answer("other", question, LONG);
    assertThat(few.all()).hasSize(3);

    first.cancel(false);
    few.answer("one", question, LONG);
    assertThat(few.all()).hasSize(3);
    few.close();
  }

  @Test
  void whenTheReplicaGoesNobodyIsHeldAnyLonger() {
    Waiting room = waitingRoom(100);
    Question question = new Question(Optional.of(Cursor.parse(cursor)), 10);
    var held = IntStream.range(0, 50).mapToObj(_ -> room.answer("one", question, LONG)).toList();
    assertThat(held).noneMatch(CompletableFuture::isDone);

    room.close();

    assertThat(held)
        .allSatisfy(each ->
            assertThat(each).isCompletedWithValue(ChangesPage.nothingAfter(Cursor.parse(cursor))));
    assertThat(room.answer("one", question, LONG)).isDone();
    assertThat(room.all()).isEmpty();
  }

  @Test
  void whoeverAsksWithABadCursorHearsSoAtOnce() throws Exception {
    cursor = new Cursor(Long.MAX_VALUE / 2, UUID.randomUUID()).text();

    assertThat(ask(40).get(5, SECONDS).statusCode()).isEqualTo(410);
    assertThat(waiting.all()).isEmpty();
  }

  private Waiting waitingRoom(int places) {
    ChangesConfig narrow =
        new ChangesConfig() {
          @Override
          public Optional<List<String>> tokens() {
            return config.tokens();
          }

          @Override
          public Duration retention() {
            return config.retention();
          }

          @Override
          public Duration longestWait() {
            return config.longestWait();
          }

          @Override
          public int maxWaiting() {
            return places;
          }
        };
    return new Waiting(telling, narrow, new SimpleMeterRegistry());
  }

  private CompletableFuture<HttpResponse<String>> ask(int wait) {
    return http.sendAsync(request(wait), BodyHandlers.ofString());
  }

  private HttpRequest request(int wait) {
    return HttpRequest.newBuilder(
            URI.create("%s?wait=%d&after=%s".formatted(changes, wait, cursor)))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "Bearer " + Follower.TOKEN)
        .build();
  }

  private void areWaiting(int count) {
    await().atMost(20, SECONDS).until(() -> waiting.all().size() == count);
  }
}
