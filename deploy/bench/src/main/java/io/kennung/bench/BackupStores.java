package io.kennung.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** The two places that are compared: our service's table and Apache's folder. */
final class BackupStores {

  private static final int KIBIBYTE = 1024;

  /** So many load it, whoever is measured later. */
  private static final int LOADERS = 8;

  /**
   * Backups that are there or may be.
   *
   * @param first its number
   * @param count how many; the numbers follow each other
   */
  record Range(int first, int count) {}

  private final Testbed testbed;
  private final Apache apache;
  private final Children children;
  private final Administrator database;
  private int used;

  BackupStores(Testbed testbed, Apache apache, Children children) {
    this.testbed = testbed;
    this.apache = apache;
    this.children = children;
    this.database = new Administrator(testbed);
  }

  Testbed testbed() {
    return testbed;
  }

  URI ours() {
    return testbed.uri();
  }

  URI apaches() {
    return apache.uri();
  }

  void demandDurability() {
    database.demandDurability();
  }

  /** Ids that nobody has used in this run: uploads of one backup are counted. */
  Range unused(int count) {
    Range range = new Range(used, count);
    used += count;
    return range;
  }

  /** Bytes that do not compress. */
  static byte[] sealed(int kibibytes) {
    byte[] bytes = new byte[kibibytes * KIBIBYTE];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  /** All backups are forgotten, and nobody has anything left to write. */
  void empty() {
    database.execute("TRUNCATE backup");
    apache.empty();
    settle();
  }

  /** What either has still to write is written now, and not while the other is measured. */
  void settle() {
    database.execute("CHECKPOINT");
    var unused = children.output(List.of("sync"), Map.of());
  }

  /** The measurement, always begun without any backup. */
  Supplier<Figures> onEmpty(Supplier<Figures> measurement) {
    return () -> {
      empty();
      return measurement.get();
    };
  }

  /** Uploads them, and lets the server come to rest. */
  void load(URI server, Range range, byte[] sealed) {
    var unused = BackupCalls.all(server, "PUT", sealed, range, LOADERS);
    settle();
  }
}
