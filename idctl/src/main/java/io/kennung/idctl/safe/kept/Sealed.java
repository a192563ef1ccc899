package io.kennung.idctl.safe.kept;

import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.util.Optional;

/** The backup that a server may hold under a password. */
public final class Sealed {

  private static final Texts TEXTS = Texts.of(Sealed.class);

  private Sealed() {}

  /** Nothing where there is none. */
  public static Optional<SafeBackup> in(SafeServer server, SafeKeys keys) {
    return server.get(keys.backupId()).map(file -> opened(file, keys));
  }

  /** A wrong password leads to another name, under which there is nothing: nobody can tell. */
  public static CommandFailure notFound() {
    return CommandFailure.notFound(TEXTS.say("sealed.none"));
  }

  private static SafeBackup opened(byte[] file, SafeKeys keys) {
    try {
      return SafeBackup.of(SafeFile.open(file, keys));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.backup(TEXTS.say("sealed.unusable", String.valueOf(e.getMessage())));
    }
  }
}
