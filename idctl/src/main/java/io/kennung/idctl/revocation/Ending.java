package io.kennung.idctl.revocation;

import io.kennung.idctl.contacts.KeptMatchToken;
import io.kennung.idctl.linking.KeptVerification;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.safe.kept.EndedSafe;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One identity that is about to end, and what becomes of it here and elsewhere.
 *
 * @param id 8 characters
 * @param server the directory's address
 * @param own where the profile holds it; its key goes with it
 */
record Ending(Session session, String id, URI server, @Nullable KeptIdentity own) {

  /** What a person must know beforehand. */
  Report consequences() {
    Report report =
        new Report("Revoking %s cannot be undone".formatted(id))
            .row("at", server.toString())
            .row("messages", "within about an hour nobody can write to it any more")
            .row("contacts", "within 24 hours it is crossed out in the lists of others")
            .row("addresses", "linked ones are free again, for another identity")
            .row("the ID", "is never given out again, not even to you");
    if (own != null) {
      report.row("its key", "is removed from " + session.profile().shown());
      EndedSafe.announce(report, session, id);
    }
    return report;
  }

  /** Has happened at the directory; the rest is done here. */
  Report done() {
    Report report = new Report(id + " is revoked");
    report
        .json()
        .put("identity", id)
        .put("revoked", true)
        .put("server", server.toString())
        .put("keyRemoved", own != null);
    if (own != null) {
      Profile profile = session.profile();
      removeFrom(profile, own);
      report
          .row("its key", "is removed from " + profile.shown())
          .row("a new ID", session.command("create"));
      EndedSafe.tell(report, session, id);
      report.json().put("profile", profile.name());
    }
    return report;
  }

  private void removeFrom(Profile profile, KeptIdentity kept) {
    try {
      KeptVerification.forget(profile);
      KeptLinks.forget(profile);
      KeptMatchToken.forget(profile);
      profile.end(kept, session.surroundings().clock().instant());
    } catch (CommandFailure e) {
      throw CommandFailure.profile(
          "%s is revoked, but its key is still here: %s".formatted(id, e.getMessage()));
    }
  }
}
