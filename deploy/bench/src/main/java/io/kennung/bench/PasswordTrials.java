package io.kennung.bench;

import io.kennung.protocol.RevocationKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * (b) A password that is not right, for an identity that is unknown, that has no password, and that
 * has another: request by request in turn, on one connection, every identity once, since tries are
 * counted.
 */
final class PasswordTrials {

  private enum Kind {
    UNKNOWN("unknown"),
    WITHOUT("without a password"),
    WRONG("with another password");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Of all the identities of this measurement, every third is of this kind. */
    long number(long round) {
      return FIRST + round * KINDS.size() + ordinal();
    }

    /** One after the other on one connection: the rate is that of these alone. */
    Outcome outcome(long[] nanos) {
      Timings timings = new Timings(nanos, LongStream.of(nanos).sum() / 1e9);
      return new Outcome(
          "(b) ws/revoke, " + text,
          null,
          timings.figures(),
          Outcome.number("p50 %.3f ms", timings.millis(50)),
          "",
          true,
          List.of(
              Outcome.number(
                  "(b) %s: p50 %.3f, p90 %.3f, p99 %.3f ms of %,d",
                  text,
                  timings.millis(50),
                  timings.millis(90),
                  timings.millis(99),
                  timings.requests())));
    }
  }

  private static final List<Kind> KINDS = List.of(Kind.values());

  /** Far from those that others revoke. */
  private static final long FIRST = 5_000_000;

  /** So much may be noise. */
  private static final double GOAL_PERCENT = 3;

  private static final RevocationKey PASSWORD = RevocationKey.ofPassword("wrong");
  private static final RevocationKey RIGHT = RevocationKey.ofPassword("right");

  private final Testbed testbed;
  private final int samples;
  private final Pepper pepper;
  private final Random random = new Random(1);

  /**
   * @param samples of each kind; as many come before and do not count
   */
  PasswordTrials(Testbed testbed, int samples) {
    this.testbed = testbed.of("revocation");
    this.samples = samples;
    this.pepper = Pepper.ofPasswords(testbed.secret("directory.revocation.peppers"));
  }

  /** One more than is measured has a password that we know. */
  void load(LoadedLives lives) {
    long count = rounds() + 1;
    lives.lives(Kind.WITHOUT.number(0), KINDS.size(), count);
    lives.lives(Kind.WRONG.number(0), KINDS.size(), count);
    lives.passwords(Kind.WRONG.number(0), KINDS.size(), count, pepper);
    long known = Kind.WRONG.number(rounds());
    lives.password(known, pepper.of(LoadedLives.id(known), RIGHT));
  }

  List<Outcome> measure() {
    Cores cores = new Cores(testbed, testbed.of("identity"), testbed.of("verification"));
    long[][] nanos = asked();
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = Arrays.copyOfRange(nanos[i], samples, rounds());
    }
    return outcomes(nanos, cores.note());
  }

  private long[][] asked() {
    long[][] nanos = new long[KINDS.size()][rounds()];
    try (HttpConnection server = new HttpConnection(testbed.uri().getPort())) {
      List<Kind> order = new ArrayList<>(KINDS);
      for (int round = 0; round < rounds(); round++) {
        // Whoever comes after whom is left to chance, too.
        Collections.shuffle(order, random);
        for (Kind kind : order) {
          nanos[kind.ordinal()][round] = timed(server, kind.number(round));
        }
      }
      demandThatPasswordsCount(server, Kind.WRONG.number(rounds()));
    } catch (IOException e) {
      throw new BenchFailure("passwords could not be tried: " + e.getMessage(), e);
    }
    return nanos;
  }

  private int rounds() {
    return 2 * samples;
  }

  private static long timed(HttpConnection server, long number) throws IOException {
    byte[] request = request(number, PASSWORD);
    long began = System.nanoTime();
    HttpConnection.Answer answer = server.send(request);
    long nanos = System.nanoTime() - began;
    if (answer.status() != 200 || !answer.body().contains("\"success\":false")) {
      throw new IOException("a wrong password was answered %d".formatted(answer.status()));
    }
    return nanos;
  }

  /** Or else the rows were none of the service's, and all kinds the same. */
  private static void demandThatPasswordsCount(HttpConnection server, long known)
      throws IOException {
    String answer = server.send(request(known, RIGHT)).body();
    if (!answer.contains("\"success\":true")) {
      throw new BenchFailure("the right password revoked nothing: " + answer);
    }
  }

  private static byte[] request(long number, RevocationKey password) {
    return HttpConnection.request(
        "/identity/ws/revoke",
        "{\"identity\":\"%s\",\"revocationKey\":\"%s\"}"
            .formatted(LoadedLives.id(number), password.base64()));
  }

  private static List<Outcome> outcomes(long[][] nanos, String cores) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Kind kind : KINDS) {
      outcomes.add(kind.outcome(nanos[kind.ordinal()]));
    }
    Alike alike = new Alike(nanos);
    outcomes.add(
        Outcome.cost(
            "(b) largest difference of two medians",
            100 * alike.difference(),
            GOAL_PERCENT,
            "%.2f %%",
            List.of(
                Outcome.number(
                    "(b) halves of one kind differ, by chance, by up to %.2f %%",
                    100 * alike.chance()),
                "(b) " + cores)));
    return outcomes;
  }
}
