package io.kennung.idctl.safe;

import io.kennung.client.safe.SafeException;
import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.Place;
import io.kennung.client.safe.keeping.SafeState;
import io.kennung.client.safe.keeping.Trouble;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How the Safe of the profile is doing, as far as the device and the server know. */
final class SafeReport {

  private static final Texts TEXTS = Texts.of(SafeReport.class);

  private final Session session;
  private final OwnSafe safe;
  private final KeptIdentity own;

  SafeReport(Session session, OwnSafe safe) {
    this.session = session;
    this.safe = safe;
    this.own = session.ownIdentity();
  }

  Report report() {
    SafeState state = safe.state();
    String id = own.identity().id();
    Place place = state.place();
    Report report = new Report(TEXTS.say(place == null ? "status.off" : "status.on", id));
    report.json().put("identity", id).put("on", place != null);
    if (place == null) {
      report.row(TEXTS.say("row.enable"), session.command("safe enable"));
    } else {
      on(report, place, state.last());
    }
    trouble(report, state.trouble());
    if (!state.leftovers().isEmpty()) {
      report.row(
          TEXTS.say("row.leftovers"), TEXTS.say("status.leftovers", state.leftovers().size()));
    }
    report.json().put("leftovers", state.leftovers().size());
    return report;
  }

  private void on(Report report, Place place, @Nullable LastBackup last) {
    String server = BackupReport.server(safe);
    report.row(TEXTS.say("row.server"), server).json().put("safeServer", server);
    if (last == null) {
      report.row(TEXTS.say("row.last"), TEXTS.say("status.none-yet"));
    } else {
      last(report, last);
    }
    Instant now = session.surroundings().clock().instant();
    Instant next = last == null ? now : last.next(safe.document(own));
    report
        .row(
            TEXTS.say("row.next"),
            next.isAfter(now)
                ? TEXTS.say("status.next", Words.at(next))
                : TEXTS.say("status.due", session.command("safe auto")))
        .json()
        .put("next", next.toString());
    there(report, place);
  }

  private static void last(Report report, LastBackup last) {
    report
        .row(TEXTS.say("row.last"), Words.at(last.at()))
        .row(TEXTS.say("row.size"), TEXTS.say("bytes", last.bytes()))
        .row(
            TEXTS.say("row.until"),
            last.keptUntil().map(Words::at).orElseGet(() -> TEXTS.say("days.unknown")));
    report
        .json()
        .put("lastBackup", last.at().toString())
        .put("bytes", last.bytes())
        .put("maxBackupBytes", last.terms().maxBackupBytes())
        .put("retentionDays", last.terms().retentionDays());
    last.keptUntil().ifPresent(until -> report.json().put("keptUntil", until.toString()));
  }

  private void there(Report report, Place place) {
    String label = TEXTS.say("row.there");
    try (SafeServer server = safe.servers().apply(place.server())) {
      OptionalLong size = server.size(place.keys().backupId());
      report.json().put("kept", size.isPresent());
      report.row(
          label,
          size.isPresent()
              ? TEXTS.say("status.there")
              : TEXTS.say("status.missing", session.command("safe backup")));
    } catch (SafeException e) {
      report.row(label, TEXTS.say("status.away", String.valueOf(e.getMessage())));
    }
  }

  private static void trouble(Report report, @Nullable Trouble trouble) {
    if (trouble != null) {
      report
          .row(TEXTS.say("row.failing"), TEXTS.say("status.failing", Words.at(trouble.since())))
          .row("", trouble.reason());
      report
          .json()
          .put("failingSince", trouble.since().toString())
          .put("failure", trouble.reason());
    }
  }
}
