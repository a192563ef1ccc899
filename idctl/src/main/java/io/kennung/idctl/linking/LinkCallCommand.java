package io.kennung.idctl.linking;

import io.kennung.client.linking.Next;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.waiting.Prompt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks for the call that says the code, and at a terminal for the code. */
@Command(name = "call", resourceBundle = LinkCommands.TEXTS)
final class LinkCallCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(LinkCallCommand.class);

  private final Session session;

  @Mixin private final Prompt prompt;

  LinkCallCommand(Session session) {
    this.session = session;
    this.prompt = new Prompt(session);
  }

  @Override
  public void run() {
    PhoneStep step = new PhoneStep(session);
    if (prompt.isWanted()) {
      new PhoneDialogue(session, prompt, step.request()).runWithCall();
      return;
    }
    Next next = step.take((linking, id) -> linking.call(id), TEXTS.say("call.lost"), false);
    Report report = new Report(TEXTS.say("call.coming"));
    if (!next.isTold()) {
      report.row(TEXTS.say("label.code"), session.command(TEXTS.say("command.code")));
    }
    step.withSteps(report, next);
    report.json().put("identity", step.identity());
    session.print(report);
  }
}
