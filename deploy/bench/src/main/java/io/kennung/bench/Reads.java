package io.kennung.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Look-ups: (a) one identity that is cached, (b) one that is not, (d) a thousand at once. */
final class Reads {

  /** As many as one request may ask for. */
  private static final int MANY = 1_000;

  private static final int CACHED = 1_000;

  private final Testbed testbed;
  private final Scripts scripts;
  private final Wrk wrk;
  private final Pgbench pgbench;
  private final int seconds;

  Reads(Testbed testbed, Scripts scripts, Wrk wrk, Pgbench pgbench, int seconds) {
    this.testbed = testbed;
    this.scripts = scripts;
    this.wrk = wrk;
    this.pgbench = pgbench;
    this.seconds = seconds;
  }

  /** Beside the constant answer of the same server, asked for by the same script. */
  Outcome cached() {
    List<String> paths = LoadedDirectory.ids(CACHED).map(id -> "/identity/" + id).toList();
    String cached = scripts.lines("cached.paths", paths).toString();
    String constant = scripts.lines("constant.paths", List.of("/")).toString();
    Supplier<Figures> limit = () -> wrk.run(testbed.uri(), seconds, "get.lua", List.of(constant));
    Supplier<Figures> ours = () -> wrk.run(testbed.uri(), seconds, "get.lua", List.of(cached));
    warmUp(limit, ours);
    Comparison comparison = Comparison.interleaved(limit, ours);
    return Outcome.ratio("(a) GET identity/{id}, cached : GET /", comparison, 0.75, List.of());
  }

  /** Beside the same SELECT in pgbench. Of the million, the service's cache holds 50,000. */
  Outcome uncached() {
    Supplier<Figures> limit = () -> pgbench.run(seconds, "select.sql");
    Supplier<Figures> ours =
        () -> wrk.run(testbed.uri(), seconds, "get-random.lua", LoadedDirectory.layout());
    warmUp(limit, ours);
    Comparison comparison = Comparison.interleaved(limit, ours);
    return Outcome.ratio("(b) GET identity/{id}, uncached : SELECT", comparison, 0.6, List.of());
  }

  /** Ids a second. */
  Outcome many(String call) {
    List<String> arguments = new ArrayList<>(List.of("/identity/" + call));
    arguments.addAll(LoadedDirectory.layout());
    Supplier<Figures> ours = () -> wrk.run(testbed.uri(), seconds, "post-many.lua", arguments);
    warmUp(ours, ours);
    List<Figures> rounds = new ArrayList<>();
    for (int i = 0; i < Comparison.ROUNDS; i++) {
      rounds.add(ours.get());
    }
    return Outcome.rate(
        "(d) %s of %,d ids, in ids".formatted(call, MANY),
        Figures.median(rounds).times(MANY),
        200_000);
  }

  /** The compilers of the JVM want many requests of the kind that is measured. */
  private static void warmUp(Supplier<Figures> limit, Supplier<Figures> ours) {
    var unused = List.of(ours.get(), limit.get(), ours.get());
  }
}
