package io.kennung.bench;

import io.kennung.bench.BackupStores.Range;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * (p) PUT, beside the same PUT to Apache, and beside the row alone: by pgbench, which has to send
 * it as text, and through the driver of the service, as bytes. All begin without any backup.
 */
final class Uploads {

  private static final double GOAL_APACHE = 1;
  private static final double GOAL_RAW = 0.6;

  /** Most uploads are of new backups, some replace one. */
  private static final int IDS = 100_000;

  private static final int KIBIBYTE = 1024;

  private final BackupStores stores;
  private final Children children;
  private final Scripts scripts;
  private final int seconds;

  Uploads(BackupStores stores, Children children, Scripts scripts, int seconds) {
    this.stores = stores;
    this.children = children;
    this.scripts = scripts;
    this.seconds = seconds;
  }

  List<Outcome> measure(int kibibytes, int connections) {
    Spending spending = new Spending(stores.testbed());
    Supplier<Figures> apache = puts(stores.apaches(), kibibytes, connections);
    Supplier<Figures> ours = puts(stores.ours(), kibibytes, connections);
    warmUp(apache, ours);
    Turns turns =
        Turns.of(
            List.of(
                stores.onEmpty(apache),
                stores.onEmpty(() -> pgbench(kibibytes, connections)),
                stores.onEmpty(() -> jdbc(kibibytes, connections)),
                stores.onEmpty(spending.of(ours))));
    String what = "(p) PUT %d KiB, %d at once".formatted(kibibytes, connections);
    return List.of(
        Outcome.ratio(what + " : Apache", turns.compare(0, 3), GOAL_APACHE, List.of()),
        Outcome.ratio(what + " : pgbench", turns.compare(1, 3), GOAL_RAW, List.of()),
        Outcome.ratio(what + " : JDBC", turns.compare(2, 3), List.of(spending.note(what))));
  }

  private void warmUp(Supplier<Figures> apache, Supplier<Figures> ours) {
    var unused = List.of(stores.onEmpty(ours).get(), apache.get());
  }

  private Supplier<Figures> puts(URI server, int kibibytes, int connections) {
    Wrk wrk = new Wrk(children, scripts, connections);
    return () -> {
      Range range = stores.unused(IDS);
      return wrk.run(
          server,
          seconds,
          "backups.lua",
          List.of(
              "PUT",
              Integer.toString(range.first()),
              Integer.toString(range.count()),
              Integer.toString(kibibytes * KIBIBYTE)));
    };
  }

  private Figures pgbench(int kibibytes, int connections) {
    return new Pgbench(children, scripts, stores.testbed(), connections)
        .run(seconds, "backup.sql", Map.of("made", 0, "count", IDS, "size", kibibytes * KIBIBYTE));
  }

  private Figures jdbc(int kibibytes, int connections) {
    byte[] sealed = BackupStores.sealed(kibibytes);
    List<SqlUploads> clients = new ArrayList<>();
    try {
      try {
        for (int i = 0; i < connections; i++) {
          clients.add(new SqlUploads(stores.testbed(), sealed, IDS));
        }
        return ClosedLoop.run(clients, Duration.ofSeconds(seconds)).figures();
      } finally {
        for (SqlUploads each : clients) {
          each.close();
        }
      }
    } catch (SQLException e) {
      throw new BenchFailure("no connection to the database: " + e.getMessage(), e);
    }
  }
}
