package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.ServerTerms;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.safe.kept.SafeOptions;
import io.kennung.idctl.safe.kept.SafePasswordOption;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.safe.SafeKeys;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How the Safe is doing; or whether there is a backup under a password. */
@Command(name = "status", resourceBundle = SafeCommands.TEXTS)
final class StatusCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(StatusCommand.class);

  private final Session session;

  @Mixin private final OfWhom whom = new OfWhom();
  @Mixin private final SafeOptions options = new SafeOptions();
  @Mixin private final SafePasswordOption password = new SafePasswordOption();

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    boolean isOfOwnSafe = !whom.isGiven() && !password.isGiven() && !options.isGiven();
    session.print(isOfOwnSafe ? new SafeReport(session, OwnSafe.of(session)).report() : looked());
  }

  private Report looked() {
    String id = whom.id(session);
    try (SafeServer server = options.server(session)) {
      SafeKeys keys = password.known(session.surroundings(), id);
      ServerTerms terms = server.terms(keys.backupId());
      OptionalLong size = server.size(keys.backupId());
      Report report = new Report(TEXTS.say(size.isPresent() ? "looked.there" : "looked.none", id));
      report.row(TEXTS.say("row.on"), server.address().toString());
      if (size.orElse(0) > 0) {
        report.row(TEXTS.say("row.size"), TEXTS.say("bytes", size.getAsLong()));
      }
      report
          .row(TEXTS.say("row.kept"), TEXTS.say("kept.after-each", BackupReport.days(terms)))
          .row(TEXTS.say("row.most"), TEXTS.say("bytes", terms.maxBackupBytes()));
      report
          .json()
          .put("identity", id)
          .put("safeServer", server.address().toString())
          .put("kept", size.isPresent())
          .put("maxBackupBytes", terms.maxBackupBytes())
          .put("retentionDays", terms.retentionDays());
      size.ifPresent(bytes -> report.json().put("bytes", bytes));
      return report;
    }
  }
}
