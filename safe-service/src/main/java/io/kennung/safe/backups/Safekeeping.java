package io.kennung.safe.backups;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps backups under the names that their owners know. */
@Singleton
public class Safekeeping {

  private final NameKeys names;
  private final Store store;
  private final Clock clock;

  @Inject
  Safekeeping(NameKeys names, Store store, Clock clock) {
    this.names = names;
    this.store = store;
    this.clock = clock;
  }

  /** Keeps it in place of the former. Durable when this returns. */
  public void keep(BackupId id, byte[] sealed) {
    store.keep(names.of(id), sealed, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  /** As it was kept last; empty when there is none. */
  public Optional<byte[]> read(BackupId id) {
    return store.read(names.of(id));
  }

  /** In bytes; empty when there is none. */
  public OptionalInt length(BackupId id) {
    return store.length(names.of(id));
  }

  /** Forgets it; nothing happens when there is none. */
  public void remove(BackupId id) {
    store.remove(names.of(id));
  }
}
