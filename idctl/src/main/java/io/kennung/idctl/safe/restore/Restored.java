package io.kennung.idctl.safe.restore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Contact;
import io.kennung.client.belongings.Verification;
import io.kennung.client.safe.SafeException;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.RestoredContacts;
import io.kennung.idctl.safe.kept.OwnSafe;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;

/**
 * What has come back.
 *
 * @param kept the identity, as the profile has it now
 * @param contacts and all else, likewise
 */
record Restored(Session session, KeptIdentity kept, RestoredContacts contacts) {

  private static final Texts TEXTS = Texts.of(Restored.class);

  Report report() {
    String publicKey = kept.identity().key().publicKey().base64();
    Report report =
        new Report(TEXTS.say("restored", kept.identity().id()))
            .row(TEXTS.say("row.key"), publicKey)
            .row(TEXTS.say("row.server"), kept.server().toString())
            .row(TEXTS.say("row.profile"), session.profile().shown());
    report
        .json()
        .put("identity", kept.identity().id())
        .put("publicKey", publicKey)
        .put("server", kept.server().toString())
        .put("profile", session.profile().name());
    belongings(report);
    strange(report);
    return report;
  }

  private void belongings(Report report) {
    Belongings belongings = contacts.belongings();
    int people = belongings.contacts().size();
    if (people + contacts.gone() > 0) {
      report.row(
          TEXTS.say("row.contacts"),
          contacts.gone() == 0
              ? String.valueOf(people)
              : TEXTS.say("contacts.gone", people, contacts.gone()));
    }
    count(report, "groups", belongings.groups().size());
    count(report, "lists", belongings.distributionLists().size());
    report
        .json()
        .put("contacts", people)
        .put("gone", contacts.gone())
        .put("groups", belongings.groups().size())
        .put("lists", belongings.distributionLists().size());
  }

  private static void count(Report report, String what, int count) {
    if (count > 0) {
      report.row(TEXTS.say("row." + what), String.valueOf(count));
    }
  }

  private void strange(Report report) {
    ArrayNode members = report.json().putArray("otherKeys");
    for (Contact contact : contacts.strange()) {
      members.add(contact.identity());
      boolean isCompared = contact.verification() == Verification.FULLY;
      report
          .row(
              TEXTS.say("row.warning"),
              session.surroundings().screen().red(TEXTS.say("strange", contact.identity())))
          .row("", TEXTS.say(isCompared ? "strange.compared" : "strange.kept"));
    }
  }

  /**
   * The Safe goes on, with what was dropped and linked; a server that is away now is tried later.
   */
  void backedUp(Report report, OwnSafe safe) {
    String label = TEXTS.say("row.safe");
    try (Progress progress = Progress.of(session.surroundings(), TEXTS.say("progress.backup"))) {
      LastBackup backup = safe.keeping().backUp(safe.freshDocument(kept));
      report.json().put("backedUp", true).put("bytes", backup.bytes());
      report.row(label, TEXTS.say("safe.on", session.command("safe auto")));
    } catch (SafeException e) {
      report.json().put("backedUp", false);
      report
          .row(label, TEXTS.say("safe.later", session.command("safe auto")))
          .row("", String.valueOf(e.getMessage()));
    }
  }
}
