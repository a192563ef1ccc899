package io.kennung.idctl.safe.kept;

import io.kennung.client.safe.keeping.Leftover;
import io.kennung.client.safe.keeping.Safekeeping;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.util.Map;

/** The Safe of an identity that has just been revoked. */
public final class EndedSafe {

  private static final Texts TEXTS = Texts.of(EndedSafe.class);

  private EndedSafe() {}

  /** What will become of the backup, where there is one: before the revocation. */
  public static void announce(Report report, Session session, String identity) {
    try {
      if (new OwnSafe(session, identity).state().isOn()) {
        report.row(TEXTS.say("ended.label"), TEXTS.say("ended.will"));
      }
    } catch (CommandFailure e) {
      // Said afterwards; nobody who revokes in an emergency is held up.
    }
  }

  /**
   * Deletes the backup and all that the profile remembers of it, and says so in the report. Nothing
   * here fails: the identity has ended, and a server that is away is a row.
   *
   * @return whether the profile knew of any
   */
  public static boolean tell(Report report, Session session, String identity) {
    try {
      OwnSafe safe = new OwnSafe(session, identity);
      if (safe.state().isNothing()) {
        return false;
      }
      Safekeeping keeping = safe.keeping();
      if (safe.state().isOn()) {
        keeping.disable();
      }
      Map<Leftover, String> remaining;
      try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("ended.progress"))) {
        remaining = keeping.sweep();
      }
      if (remaining.isEmpty()) {
        report.row(TEXTS.say("ended.label"), TEXTS.say("ended.deleted"));
      }
      report.json().put("backupDeleted", remaining.isEmpty());
      Remains.tell(report, session, "safe disable", remaining);
    } catch (CommandFailure e) {
      report.row(
          TEXTS.say("ended.label"), TEXTS.say("ended.unknown", String.valueOf(e.getMessage())));
      report.json().put("backupDeleted", false);
    }
    return true;
  }
}
