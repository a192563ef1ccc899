package io.kennung.bench;

import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * (a) From the answer to a revocation to the first answer of identity-service that does not know
 * the identity, and to the first one of verification-service, while others ask for identities.
 */
final class Visibility {

  /**
   * @param revocations a second
   * @param reads of cached identities a second
   * @param warmUp seconds
   * @param seconds that count
   */
  record Load(int revocations, int reads, int warmUp, int seconds) {

    long revoked() {
      return Steady.requests(revocations, Duration.ofSeconds(warmUp))
          + Steady.requests(revocations, Duration.ofSeconds(seconds));
    }
  }

  /**
   * One run.
   *
   * @param cores who had them, in words
   */
  private record Run(
      Timings revocations, Timings reads, Timings identity, Timings verification, String cores) {}

  private static final double PROMISED_SECONDS = 5;
  private static final String DELAY = "directory_revocation_visible_seconds";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CONNECTIONS = 8;
  private static final int READ = 1_000;

  private final Load load;
  private final Testbed identity;
  private final Testbed verification;
  private final Testbed revocation;
  private final AtomicLong next = new AtomicLong();

  /** All have the same key: whoever checks a proof does not see that. */
  private final SecretKey key = SecretKey.generate(new SecureRandom());

  Visibility(Testbed testbed, Load load) {
    this.load = load;
    this.identity = testbed.of("identity");
    this.verification = testbed.of("verification");
    this.revocation = testbed.of("revocation");
  }

  /** Those that will be revoked, and after them those that are read. */
  void load(LoadedLives lives) {
    lives.everywhere(0, load.revoked() + READ, key.publicKey().bytes());
  }

  List<Outcome> measure() {
    if (load.warmUp() > 0) {
      var unused = run(load.warmUp());
    }
    Run run = run(load.seconds());
    return List.of(
        outcome("(a) revoked : 404 of identity-service", run.identity(), notes(run)),
        outcome("(a) revoked : no to verification-service", run.verification(), List.of()));
  }

  private Run run(int seconds) {
    Duration duration = Duration.ofSeconds(seconds);
    try (HttpConnection toIdentity = connection(identity);
        HttpConnection toVerification = connection(verification);
        Watch unknown = new Watch("identity-service", id -> isUnknown(toIdentity, id));
        Watch refused = new Watch("verification-service", id -> isRefused(toVerification, id));
        Crowd revokers = new Crowd(CONNECTIONS, number -> revoker(unknown, refused));
        Crowd readers = new Crowd(CONNECTIONS, this::reader);
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Cores cores = new Cores(identity, verification, revocation);
      CompletableFuture<Timings> reads =
          CompletableFuture.supplyAsync(
              () -> Steady.run(readers.clients(), load.reads(), duration), beside);
      Timings revocations = Steady.run(revokers.clients(), load.revocations(), duration);
      String who = cores.note();
      return new Run(
          revocations,
          reads.join(),
          new Timings(unknown.finish(PATIENCE), revocations.seconds()),
          new Timings(refused.finish(PATIENCE), revocations.seconds()),
          who);
    } catch (CompletionException e) {
      throw new BenchFailure("identities could not be read: " + e.getCause(), e);
    } catch (IOException e) {
      throw new BenchFailure("a service could not be reached: " + e.getMessage(), e);
    }
  }

  private Revoker revoker(Watch unknown, Watch refused) throws IOException {
    return new Revoker(
        connection(identity),
        connection(revocation),
        key,
        next,
        (id, at) -> {
          unknown.add(id, at);
          refused.add(id, at);
        });
  }

  private Reader reader(int number) throws IOException {
    return new Reader(connection(identity), load.revoked(), READ, number * READ / CONNECTIONS);
  }

  private static HttpConnection connection(Testbed service) throws IOException {
    return new HttpConnection(service.uri().getPort());
  }

  /** As everybody asks who wants to write to it. */
  private static boolean isUnknown(HttpConnection server, String id) throws IOException {
    int status = server.get("/identity/" + id).status();
    if (status != 200 && status != 404) {
      throw new IOException("identity-service answered %d".formatted(status));
    }
    return status == 404;
  }

  /** As it asks itself, for a challenge to begin with. */
  private static boolean isRefused(HttpConnection server, String id) throws IOException {
    String answer =
        server.post("/identity/match_token", "{\"identity\":\"%s\"}".formatted(id)).body();
    boolean refused = answer.contains("\"invalid-identity\"");
    if (!refused && !answer.contains("\"tokenRespKeyPub\"")) {
      throw new IOException("verification-service answered " + answer);
    }
    return refused;
  }

  /** The rate is that of revocations, the times are those until they show. */
  private static Outcome outcome(String what, Timings shown, List<String> notes) {
    double seconds = shown.millis(99) / 1_000;
    return new Outcome(
        what,
        null,
        shown.figures(),
        Outcome.number("p99 %.2f s", seconds),
        Outcome.number("≤ %.2f s", PROMISED_SECONDS),
        seconds <= PROMISED_SECONDS,
        notes);
  }

  private List<String> notes(Run run) {
    return List.of(
        shown("identity-service", run.identity()),
        shown("verification-service", run.verification()),
        Outcome.number(
            "(a) identity-service's own account of it, warm-up included (%s): p99 %.0f ms",
            DELAY, 1_000 * Metrics.of(identity, DELAY, "quantile=\"0.99\"")),
        taken("identity/revoke with a look before, three requests each", run.revocations()),
        taken("GET identity/{id} meanwhile", run.reads()),
        "(a) " + run.cores());
  }

  private static String shown(String where, Timings shown) {
    return Outcome.number(
        "(a) %,d revocations, until %s showed them: p50 %.0f, p90 %.0f, p99 %.0f, max %.0f ms",
        shown.requests(),
        where,
        shown.millis(50),
        shown.millis(90),
        shown.millis(99),
        shown.millis(100));
  }

  private static String taken(String what, Timings timings) {
    return Outcome.number(
        "(a) %s: %,.0f/s, p50 %.2f, p99 %.2f ms",
        what, timings.requests() / timings.seconds(), timings.millis(50), timings.millis(99));
  }
}
