package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.util.Optional;

/** The backup that a server may hold under a password. */
final class Sealed {

  /** A wrong password leads to another name, under which there is nothing: nobody can tell. */
  static final String NOT_FOUND = "no backup found: check ID and password";

  private Sealed() {}

  /** Nothing where there is none. */
  static Optional<SafeBackup> in(SafeServer server, SafeKeys keys) {
    return server.get(keys.backupId()).map(file -> opened(file, keys));
  }

  private static SafeBackup opened(byte[] file, SafeKeys keys) {
    try {
      return SafeBackup.of(SafeFile.open(file, keys));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.backup("there is a backup, and it cannot be used: " + e.getMessage());
    }
  }
}
