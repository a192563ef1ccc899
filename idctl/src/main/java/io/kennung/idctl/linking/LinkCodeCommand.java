package io.kennung.idctl.linking;

import io.kennung.client.linking.Next;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Enters the code that links the number. */
@Command(name = "code", resourceBundle = LinkCommands.TEXTS)
final class LinkCodeCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(LinkCodeCommand.class);

  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "CODE", descriptionKey = "code")
  private List<String> code = List.of();

  LinkCodeCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String digits = Typed.code(String.join(" ", code));
    PhoneStep step = new PhoneStep(session);
    Next unused =
        step.take(
            (linking, id) -> linking.submitCode(id, digits),
            TEXTS.say("code.lost", session.command("show")),
            true);
    session.print(step.linked());
  }
}
