package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.ServerTerms;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.Place;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;

/** What became of a backup of a Safe that is on. */
final class BackupReport {

  private static final Texts TEXTS = Texts.of(BackupReport.class);

  private BackupReport() {}

  static Report of(String title, Session session, LastBackup backup, OwnSafe safe) {
    String id = session.ownIdentity().identity().id();
    String server = server(safe);
    Report report =
        new Report(title)
            .row(TEXTS.say("row.on"), server)
            .row(TEXTS.say("row.size"), TEXTS.say("bytes", backup.bytes()))
            .row(TEXTS.say("row.kept"), TEXTS.say("kept.from-now", days(backup.terms())))
            .row(TEXTS.say("row.next"), session.command("safe auto"))
            .row(TEXTS.say("row.restore"), "idctl safe restore " + id);
    report
        .json()
        .put("identity", id)
        .put("on", true)
        .put("safeServer", server)
        .put("bytes", backup.bytes())
        .put("retentionDays", backup.terms().retentionDays());
    return report;
  }

  /** Without user name and password; empty where the Safe is off. */
  static String server(OwnSafe safe) {
    Place place = safe.state().place();
    if (place == null) {
      return "";
    }
    try (SafeServer server = safe.servers().apply(place.server())) {
      return server.address().toString();
    }
  }

  static String days(ServerTerms terms) {
    return switch ((int) Math.min(2, terms.retentionDays())) {
      case 0 -> TEXTS.say("days.unknown");
      case 1 -> TEXTS.say("days.one");
      default -> TEXTS.say("days", terms.retentionDays());
    };
  }
}
