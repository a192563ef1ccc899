package io.kennung.safe.backups;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** Where backups are kept. Whatever breaks, a name stands for one backup in full or for none. */
public interface Store {

  /** Keeps it in place of the former. Durable when this returns. */
  void keep(BackupName name, byte[] sealed, LocalDate today);

  /** The last one that was kept. */
  Optional<byte[]> read(BackupName name);

  /** Its length in bytes; empty when there is none. */
  OptionalInt length(BackupName name);

  /** Forgets it; nothing when there is none. */
  void remove(BackupName name);

  /** How many stand under another key of names than this one. */
  long countNotUnder(int nameKey);

  /**
   * Forgets what nobody has renewed, the oldest first.
   *
   * @param day what was kept on this day or later stays
   * @param batch how many at most
   * @return how many were forgotten
   */
  int removeKeptBefore(LocalDate day, int batch);
}
