package io.kennung.bench;

import io.kennung.bench.BackupStores.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * (k) Backups that are there beside those that are not, request by request in turn, on one
 * connection, each once. GET is left out: of what is there it sends all, and that takes its time.
 */
final class KnownIds {

  private enum Kind {
    KNOWN,
    UNKNOWN
  }

  private static final int KIBIBYTES = 40;

  private final BackupStores stores;
  private final int samples;
  private final Random random = new Random(1);

  /**
   * @param samples of each kind; as many come before and do not count
   */
  KnownIds(BackupStores stores, int samples) {
    this.stores = stores;
    this.samples = samples;
  }

  List<Outcome> measure() {
    stores.empty();
    Range known = stores.unused(2 * samples);
    stores.load(stores.ours(), known, BackupStores.sealed(KIBIBYTES));
    Range unknown = stores.unused(2 * samples);
    List<Outcome> outcomes = new ArrayList<>(compared("HEAD", known, unknown, 200, 404));
    // The last: nothing of it is left afterwards.
    outcomes.addAll(compared("DELETE", known, unknown, 204, 204));
    return outcomes;
  }

  private List<Outcome> compared(
      String method, Range known, Range unknown, int there, int notThere) {
    Cores cores = new Cores(stores.testbed());
    long[][] nanos = new long[Kind.values().length][2 * samples];
    try (HttpConnection server = new HttpConnection(stores.ours().getPort())) {
      List<Kind> order = new ArrayList<>(List.of(Kind.values()));
      for (int i = 0; i < 2 * samples; i++) {
        // Whoever comes after whom is left to chance, too.
        Collections.shuffle(order, random);
        for (Kind kind : order) {
          nanos[kind.ordinal()][i] =
              kind == Kind.KNOWN
                  ? timed(server, method, known.first() + i, there)
                  : timed(server, method, unknown.first() + i, notThere);
        }
      }
    } catch (IOException e) {
      throw new BenchFailure("ids could not be asked for: " + e.getMessage(), e);
    }
    for (int kind = 0; kind < nanos.length; kind++) {
      nanos[kind] = Arrays.copyOfRange(nanos[kind], samples, 2 * samples);
    }
    return outcomes(method, nanos, cores.note());
  }

  private static long timed(HttpConnection server, String method, int number, int wanted)
      throws IOException {
    String path = BackupCalls.path(number);
    long began = System.nanoTime();
    HttpConnection.Answer answer =
        method.equals("HEAD")
            ? server.head(path)
            : server.send(HttpConnection.request(method, path, new byte[0]));
    long nanos = System.nanoTime() - began;
    if (answer.status() != wanted) {
      throw new BenchFailure("%s was answered %d".formatted(method, answer.status()));
    }
    return nanos;
  }

  private static List<Outcome> outcomes(String method, long[][] nanos, String cores) {
    Comparison comparison =
        Comparison.of(alone(nanos[Kind.UNKNOWN.ordinal()]), alone(nanos[Kind.KNOWN.ordinal()]));
    Alike alike = new Alike(nanos);
    return List.of(
        Outcome.slowness(
            "(k) %s, known : unknown".formatted(method),
            comparison,
            List.of(
                Outcome.number(
                    "(k) %s: medians differ by %.1f %%, halves of one kind, by chance, by up to"
                        + " %.1f %%; %s",
                    method, 100 * alike.difference(), 100 * alike.chance(), cores))));
  }

  /** One after the other on one connection: the rate is that of these alone. */
  private static Figures alone(long[] nanos) {
    return new Timings(nanos, LongStream.of(nanos).sum() / 1e9).figures();
  }
}
