package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.ServerTerms;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.Place;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.safe.kept.Reunion;
import io.kennung.idctl.safe.kept.SafeOptions;
import io.kennung.idctl.safe.kept.SafePasswordOption;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.safe.SafeKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Switches the Safe on: from then on backups ask for nothing. */
@Command(name = "enable", resourceBundle = SafeCommands.TEXTS)
final class EnableCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(EnableCommand.class);

  /** Stands for the first digits of a backup id that is not known yet. */
  private static final String UNKNOWN = "xx";

  private final Session session;

  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  EnableCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeptIdentity own = session.ownIdentity();
    OwnSafe safe = OwnSafe.of(session);
    session.print(
        safe.alone(() -> {
          refuseSecond(safe);
          LastBackup backup = enabled(safe, own);
          return BackupReport.of(TEXTS.say("enabled", own.identity().id()), session, backup, safe);
        }));
  }

  private void refuseSecond(OwnSafe safe) {
    if (safe.state().isOn()) {
      throw CommandFailure.profile(
          TEXTS.say("enable.second", session.command("safe change-password")));
    }
  }

  private LastBackup enabled(OwnSafe safe, KeptIdentity own) {
    @Nullable String address = options.chosen(session.surroundings()).orElse(null);
    try (SafeServer server = safe.servers().apply(address)) {
      // A server that is none is found before a password is made up for it.
      ServerTerms unused = server.terms(UNKNOWN);
      SafeKeys keys = password.chosen(session.surroundings(), own.identity().id());
      try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("progress.backup"))) {
        boolean unusedAnswer = Reunion.of(session.profile(), server, keys);
        byte[] document = safe.freshDocument(own);
        return safe.keeping().enable(new Place(keys, address), document);
      }
    }
  }
}
