package io.kennung.bench;

import io.kennung.bench.BackupStores.Range;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** (g) GET of any of the backups that are there, beside the same of Apache. */
final class Downloads {

  private static final double GOAL = 0.5;

  private final BackupStores stores;
  private final Children children;
  private final Scripts scripts;
  private final int seconds;
  private final int mebibytes;

  /**
   * @param mebibytes of all backups together
   */
  Downloads(BackupStores stores, Children children, Scripts scripts, int seconds, int mebibytes) {
    this.stores = stores;
    this.children = children;
    this.scripts = scripts;
    this.seconds = seconds;
    this.mebibytes = mebibytes;
  }

  /** What is read is loaded once, and the same for all numbers of clients. */
  List<Outcome> measure(int kibibytes, List<Integer> connections) {
    stores.empty();
    Range range = stores.unused(mebibytes * 1024 / kibibytes);
    stores.load(stores.apaches(), range, BackupStores.sealed(kibibytes));
    stores.load(stores.ours(), range, BackupStores.sealed(kibibytes));
    List<Outcome> outcomes = new ArrayList<>();
    for (int clients : connections) {
      outcomes.add(measure(kibibytes, clients, range));
    }
    return outcomes;
  }

  private Outcome measure(int kibibytes, int connections, Range range) {
    Spending spending = new Spending(stores.testbed());
    Supplier<Figures> apache = gets(stores.apaches(), connections, range);
    Supplier<Figures> ours = gets(stores.ours(), connections, range);
    var unused = List.of(ours.get(), apache.get());
    String what = "(g) GET %d KiB, %d at once".formatted(kibibytes, connections);
    Comparison comparison = Comparison.interleaved(apache, spending.of(ours));
    return Outcome.ratio(what + " : Apache", comparison, GOAL, List.of(spending.note(what)));
  }

  private Supplier<Figures> gets(URI server, int connections, Range range) {
    Wrk wrk = new Wrk(children, scripts, connections);
    List<String> arguments =
        List.of("GET", Integer.toString(range.first()), Integer.toString(range.count()), "0");
    return () -> wrk.run(server, seconds, "backups.lua", arguments);
  }
}
