package io.kennung.bench;

import io.kennung.bench.BackupStores.Range;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** (d) DELETE of all backups that are there, each once, beside the same of Apache. */
final class Removals {

  private final BackupStores stores;
  private final int mebibytes;

  /**
   * @param mebibytes of all backups of a round together
   */
  Removals(BackupStores stores, int mebibytes) {
    this.stores = stores;
    this.mebibytes = mebibytes;
  }

  List<Outcome> measure(int kibibytes, List<Integer> connections) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int clients : connections) {
      Supplier<Figures> apache = removals(stores.apaches(), kibibytes, clients);
      Supplier<Figures> ours = removals(stores.ours(), kibibytes, clients);
      Figures unused = ours.get(); // The first one only warms up.
      outcomes.add(
          Outcome.ratio(
              "(d) DELETE %d KiB, %d at once : Apache".formatted(kibibytes, clients),
              Comparison.interleaved(apache, ours),
              List.of()));
    }
    return outcomes;
  }

  private Supplier<Figures> removals(URI server, int kibibytes, int connections) {
    return () -> {
      stores.empty();
      Range range = stores.unused(mebibytes * 1024 / kibibytes);
      stores.load(server, range, BackupStores.sealed(kibibytes));
      return BackupCalls.all(server, "DELETE", new byte[0], range, connections).figures();
    };
  }
}
