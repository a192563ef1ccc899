package io.kennung.idctl.contacts;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a contact; the identity itself does not notice. */
@Command(name = "remove", resourceBundle = "io.kennung.idctl.contacts.texts")
final class RemoveCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(RemoveCommand.class);

  private final Session session;

  @Parameters(paramLabel = "ID", descriptionKey = "ID")
  private String id = "";

  RemoveCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String identity = Typed.id(id);
    ContactBook.change(
        session,
        book -> {
          if (book.find(identity).isEmpty()) {
            throw ShowContactCommand.unknown(identity);
          }
          book.remove(identity);
          book.keep();
        });
    Report report = new Report(TEXTS.say("remove.title", identity));
    report.json().put("identity", identity).put("removed", true);
    session.print(report);
  }
}
