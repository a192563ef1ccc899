package io.kennung.idctl.linking;

import io.kennung.client.linking.EmailLinking;
import io.kennung.client.linking.EmailLinking.Linked;
import io.kennung.client.linking.EmailLinking.MailSent;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.idctl.waiting.Prompt;
import io.kennung.protocol.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks for the mail that links an address, and at a terminal waits for the button in it. */
@Command(name = "email", resourceBundle = LinkCommands.TEXTS)
final class LinkEmailCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(LinkEmailCommand.class);

  private final Session session;
  private final NextSteps steps;

  @Mixin private final LanguageOption language;
  @Mixin private final Prompt prompt;

  @Parameters(paramLabel = "ADDRESS", descriptionKey = "address")
  private String address = "";

  LinkEmailCommand(Session session) {
    this.session = session;
    this.steps = new NextSteps(session);
    this.language = new LanguageOption(session);
    this.prompt = new Prompt(session);
  }

  @Override
  public void run() {
    EmailAddress typed = Typed.email(address);
    MailRequest request = new MailRequest(session, session.ownIdentity(), typed, language.value());
    // A disk that is full is found before a mail is sent.
    session.profile().prepare();
    EmailLinking linking =
        Asking.of(
            request::send,
            TEXTS.say("email.lost"),
            (report, next) -> steps.email(report, next, typed.text()));
    switch (linking) {
      case Linked already -> session.print(NowLinked.already(request.own(), typed.text()));
      case MailSent sent -> goOn(request, sent);
    }
  }

  private void goOn(MailRequest request, MailSent sent) {
    String typed = request.address().text();
    Report report =
        new Report(TEXTS.say("email.sent", typed))
            .row(TEXTS.say("email.in.label"), TEXTS.say("email.in"));
    report.json().put("identity", request.own().identity().id()).put("linked", false);
    if (prompt.isWanted()) {
      session.print(report);
      new EmailDialogue(session, prompt, request).run(sent.next());
    } else {
      report.row(TEXTS.say("label.then"), session.command("link check email " + typed));
      session.print(steps.email(report, sent.next(), typed));
    }
  }
}
