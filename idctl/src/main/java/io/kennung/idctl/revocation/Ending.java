package io.kennung.idctl.revocation;

import io.kennung.idctl.safe.kept.EndedSafe;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One identity that is about to end, and what becomes of it here and elsewhere.
 *
 * @param id 8 characters
 * @param server the directory's address
 * @param own where the profile holds it; its key goes with it
 */
record Ending(Session session, String id, URI server, @Nullable KeptIdentity own) {

  private static final Texts TEXTS = Texts.of(Ending.class);

  /** What a person must know beforehand. */
  Report consequences() {
    Report report =
        new Report(TEXTS.say("before.title", id))
            .row(TEXTS.say("label.at"), server.toString())
            .row(TEXTS.say("label.messages"), TEXTS.say("before.messages"))
            .row(TEXTS.say("label.contacts"), TEXTS.say("before.contacts"))
            .row(TEXTS.say("label.addresses"), TEXTS.say("before.addresses"))
            .row(TEXTS.say("label.id"), TEXTS.say("before.id"));
    if (own != null) {
      report.row(TEXTS.say("label.key"), TEXTS.say("key.removed", session.profile().shown()));
      EndedSafe.announce(report, session, id);
    }
    return report;
  }

  /** Has happened at the directory; the rest is done here. */
  Report done() {
    Report report = new Report(TEXTS.say("done.title", id));
    report
        .json()
        .put("identity", id)
        .put("revoked", true)
        .put("server", server.toString())
        .put("keyRemoved", own != null);
    if (own != null) {
      Profile profile = session.profile();
      removeFrom(profile, own);
      report.row(TEXTS.say("label.key"), TEXTS.say("key.removed", profile.shown()));
      if (!EndedSafe.tell(report, session, id)) {
        report.row(TEXTS.say("label.backup"), TEXTS.say("done.backup", "idctl safe delete " + id));
      }
      report.row(TEXTS.say("label.new"), session.command("create"));
      report.json().put("profile", profile.name());
    }
    return report;
  }

  private void removeFrom(Profile profile, KeptIdentity kept) {
    try {
      profile.end(kept, session.surroundings().clock().instant(), Set.of(OwnSafe.FILE));
    } catch (CommandFailure e) {
      throw CommandFailure.profile(TEXTS.say("key.still", id, String.valueOf(e.getMessage())));
    }
  }
}
