package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.ServerTerms;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.Leftover;
import io.kennung.client.safe.keeping.Safekeeping;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.safe.kept.Reunion;
import io.kennung.idctl.safe.kept.SafeOptions;
import io.kennung.idctl.safe.kept.SafePasswordOption;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.security.SecureRandom;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a backup at once; while the Safe is off, a single one with a password asked for. */
@Command(name = "backup", aliases = "now", resourceBundle = SafeCommands.TEXTS)
final class BackupCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(BackupCommand.class);

  private final Session session;

  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  BackupCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeptIdentity own = session.ownIdentity();
    OwnSafe safe = OwnSafe.of(session);
    session.print(safe.alone(() -> safe.state().isOn() ? next(safe, own) : single(safe, own)));
  }

  private Report next(OwnSafe safe, KeptIdentity own) {
    if (options.isGiven() || password.isGiven()) {
      throw CommandFailure.usage(TEXTS.say("backup.on", session.command("safe change-password")));
    }
    Safekeeping keeping = safe.keeping();
    try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("progress.backup"))) {
      LastBackup backup = keeping.backUp(safe.freshDocument(own));
      Map<Leftover, String> unused = keeping.sweep();
      return BackupReport.of(TEXTS.say("backed-up", own.identity().id()), session, backup, safe);
    }
  }

  private Report single(OwnSafe safe, KeptIdentity own) {
    String id = own.identity().id();
    try (SafeServer server = options.server(session)) {
      SafeKeys keys = password.chosen(session.surroundings(), id);
      try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("progress.backup"))) {
        boolean isReplaced = Reunion.of(session.profile(), server, keys);
        byte[] file = SafeFile.seal(safe.freshDocument(own), keys, new SecureRandom());
        ServerTerms terms = server.put(keys.backupId(), file);
        Report report =
            new Report(TEXTS.say("backed-up", id))
                .row(TEXTS.say("row.on"), server.address().toString())
                .row(TEXTS.say("row.size"), TEXTS.say("bytes", file.length))
                .row(TEXTS.say("row.kept"), TEXTS.say("kept.from-now", BackupReport.days(terms)))
                .row(TEXTS.say("row.next"), TEXTS.say("next.off", session.command("safe enable")))
                .row(TEXTS.say("row.restore"), "idctl safe restore " + id);
        report
            .json()
            .put("identity", id)
            .put("on", false)
            .put("safeServer", server.address().toString())
            .put("bytes", file.length)
            .put("retentionDays", terms.retentionDays())
            .put("replaced", isReplaced);
        return report;
      }
    }
  }
}
