package io.kennung.idctl.safe.kept;

import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.keeping.Leftover;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.util.Map;

/** Rows about backups that could not be deleted yet. */
public final class Remains {

  private static final Texts TEXTS = Texts.of(Remains.class);

  private Remains() {}

  /**
   * Adds them.
   *
   * @param command which tries to delete them once more
   * @param remaining what could not be deleted, with the reason; nothing is added for none
   */
  public static void tell(
      Report report, Session session, String command, Map<Leftover, String> remaining) {
    remaining.forEach((leftover, reason) -> {
      String server = SafeAddress.of(leftover.server()).toString();
      report.row(TEXTS.say("remains.label"), TEXTS.say("remains.where", server));
      report.row("", reason);
      if (leftover.goneBy() != null) {
        report.row(
            TEXTS.say("remains.gone.label"),
            TEXTS.say("remains.gone", Words.at(leftover.goneBy())));
      }
    });
    if (!remaining.isEmpty()) {
      report.row(TEXTS.say("remains.later.label"), session.command(command));
    }
    report.json().put("leftovers", remaining.size());
  }
}
