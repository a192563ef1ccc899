package io.kennung.idctl.linking;

import io.kennung.client.linking.PhoneLinking;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.idctl.waiting.Prompt;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks for the SMS whose code links a number, and at a terminal for the code. */
@Command(name = "phone", resourceBundle = LinkCommands.TEXTS)
final class LinkPhoneCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(LinkPhoneCommand.class);

  private final Session session;
  private final NextSteps steps;

  @Mixin private final LanguageOption language;
  @Mixin private final Prompt prompt;

  @Parameters(arity = "1..*", paramLabel = "NUMBER", descriptionKey = "number")
  private List<String> number = List.of();

  LinkPhoneCommand(Session session) {
    this.session = session;
    this.steps = new NextSteps(session);
    this.language = new LanguageOption(session);
    this.prompt = new Prompt(session);
  }

  @Override
  public void run() {
    String typed = "+" + Typed.phone(String.join(" ", number));
    NumberRequest request =
        new NumberRequest(session, session.ownIdentity(), typed, language.value());
    // A disk that is full is found before an SMS goes to nobody.
    session.profile().prepare();
    PhoneLinking linking =
        Asking.of(
            request::send,
            TEXTS.say("phone.lost"),
            (report, next) -> steps.phone(report, next, typed));
    switch (linking) {
      case PhoneLinking.Linked already -> session.print(NowLinked.already(request.own(), typed));
      case PhoneVerification verification -> goOn(request, verification);
    }
  }

  private void goOn(NumberRequest request, PhoneVerification verification) {
    Report report = begun(request.own(), request.number(), verification);
    if (prompt.isWanted() && !verification.next().isOver()) {
      session.print(report);
      new PhoneDialogue(session, prompt, request).run(verification.next());
    } else {
      session.print(steps.phone(report, verification.next(), request.number()));
    }
  }

  private static Report begun(KeptIdentity own, String typed, PhoneVerification verification) {
    // Who has a notice to give may have sent no SMS.
    Report report =
        new Report(
            TEXTS.say(verification.notice().isPresent() ? "phone.begun" : "phone.sent", typed));
    report.json().put("linked", false);
    verification
        .notice()
        .ifPresent(notice -> {
          report.row(TEXTS.say("label.note"), notice);
          report.json().put("notice", notice);
        });
    report.json().put("identity", own.identity().id());
    return report;
  }
}
