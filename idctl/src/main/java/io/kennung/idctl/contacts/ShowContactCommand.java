package io.kennung.idctl.contacts;

import io.kennung.client.Fingerprint;
import io.kennung.client.Printable;
import io.kennung.client.belongings.Contact;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.idctl.terminal.Words;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all that is known here of one contact. */
@Command(name = "show", resourceBundle = "io.kennung.idctl.contacts.texts")
final class ShowContactCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(ShowContactCommand.class);

  private final Session session;

  @Parameters(paramLabel = "ID", descriptionKey = "ID")
  private String id = "";

  ShowContactCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String identity = Typed.id(id);
    ContactBook book = ContactBook.of(session);
    Contact contact = book.find(identity).orElseThrow(() -> unknown(identity));
    session.print(report(contact, book.states().of(identity)));
  }

  static CommandFailure unknown(String identity) {
    return CommandFailure.notFound(TEXTS.say("no-contact", identity));
  }

  private static Report report(Contact contact, Optional<ContactStates.Known> known) {
    Report report = new Report(TEXTS.say("show.title", contact.identity()));
    row(report, "name", contact.names().shown());
    row(report, "nickname", contact.names().nickname());
    row(report, "verification", ContactWords.level(contact));
    row(report, "state", ContactWords.state(known.map(ContactStates.Known::state)));
    contact
        .publicKey()
        .ifPresent(key -> {
          row(report, "key", key.base64());
          row(report, "fingerprint", Fingerprint.of(key));
        });
    known
        .map(ContactStates.Known::featureMask)
        .ifPresent(mask -> row(report, "features", "0x" + Long.toHexString(mask)));
    contact.createdAt().ifPresent(time -> row(report, "added", Words.at(time)));
    ContactWords.put(report.json(), contact, known);
    return report;
  }

  private static void row(Report report, String label, String text) {
    if (!text.isEmpty()) {
      report.row(TEXTS.say("show." + label), Printable.of(text));
    }
  }
}
