package io.kennung.drills.backup;

import io.kennung.local.LocalPostgres;
import io.kennung.local.state.StateFolder;
import java.nio.file.Path;

/** A way to save a database while it is in use, and to have it back. */
interface Snapshot {

  /** In a few words, for people. */
  String name();

  /**
   * Saves the database.
   *
   * @param folder empty; all of it goes there
   */
  void take(LocalPostgres postgres, Path folder);

  /**
   * Puts the database back where there is none. It is not running afterwards.
   *
   * @param folder as {@link #take} left it
   */
  void restore(Path folder, StateFolder state);
}
