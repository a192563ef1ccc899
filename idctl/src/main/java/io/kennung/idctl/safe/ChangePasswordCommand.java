package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeException;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.Place;
import io.kennung.client.safe.keeping.Safekeeping;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.safe.kept.Remains;
import io.kennung.idctl.safe.kept.SafeOptions;
import io.kennung.idctl.safe.kept.SafePasswordOption;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.CutShort;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.safe.SafeKeys;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves the Safe to another password, and perhaps to another server. */
@Command(name = "change-password", resourceBundle = SafeCommands.TEXTS)
final class ChangePasswordCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(ChangePasswordCommand.class);

  private final Session session;

  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  ChangePasswordCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeptIdentity own = session.ownIdentity();
    OwnSafe safe = OwnSafe.of(session);
    session.print(safe.alone(() -> changed(safe, own)));
  }

  private Report changed(OwnSafe safe, KeptIdentity own) {
    String id = own.identity().id();
    Place old = safe.state().place();
    if (old == null) {
      throw CommandFailure.profile(TEXTS.say("off", id, session.command("safe enable")));
    }
    @Nullable String server = options.given(session.surroundings()).orElse(old.server());
    SafeKeys keys = password.another(session.surroundings(), id);
    if (keys.backupId().equals(old.keys().backupId()) && Objects.equals(server, old.server())) {
      throw CommandFailure.usage(TEXTS.say("change.same"));
    }
    Safekeeping keeping = safe.keeping();
    try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("progress.backup"))) {
      LastBackup backup =
          keeping.change(
              new Place(keys, server),
              safe.freshDocument(own),
              () -> CommandFailure.backup(TEXTS.say("change.taken", id)));
      Report report = BackupReport.of(TEXTS.say("changed", id), session, backup, safe);
      Remains.tell(report, session, "safe backup", keeping.sweep());
      return report;
    } catch (SafeException e) {
      throw new CutShort(e, TEXTS.say("change.failed"));
    }
  }
}
