package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.client.linking.PhoneLinking;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Typed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks for the SMS whose code links a number, and keeps what entering the code needs. */
@Command(
    name = "phone",
    description = {
      "Sends an SMS with a code to a phone number; entering the code ties the number to the"
          + " profile's identity.",
      "",
      "The same command again sends another SMS. Then: idctl link code CODE, or, where no SMS"
          + " comes, idctl link call.",
      "Example: idctl link phone +41 79 123 45 67"
    })
final class LinkPhoneCommand implements Runnable {

  private static final String LOST =
      "an SMS may come all the same; run the same command again before you enter its code";

  private final Session session;
  private final NextSteps steps;

  @Mixin private final LanguageOption language;

  @Parameters(
      arity = "1..*",
      paramLabel = "NUMBER",
      description =
          "The phone number with + or 00 and its country code; blanks, hyphens and brackets do no"
              + " harm.")
  private List<String> number = List.of();

  LinkPhoneCommand(Session session) {
    this.session = session;
    this.steps = new NextSteps(session);
    this.language = new LanguageOption(session);
  }

  @Override
  public void run() {
    String typed = "+" + Typed.phone(String.join(" ", number));
    String lang = language.value();
    KeptIdentity own = session.ownIdentity();
    // A disk that is full is found before an SMS goes to nobody.
    session.profile().prepare();
    try (Directory directory = session.directory(own::server)) {
      PhoneLinking linking =
          Asking.of(
              () -> directory.linking().linkPhone(own.identity(), typed, lang, SmsLink.NONE),
              LOST,
              (report, next) -> steps.phone(report, next, typed));
      URI server = directory.settings().base();
      Report report =
          switch (linking) {
            case PhoneLinking.Linked already -> linked(own, typed);
            case PhoneVerification verification -> waiting(own, server, typed, verification);
          };
      report.json().put("identity", own.identity().id());
      session.print(report);
    }
  }

  private Report linked(KeptIdentity own, String typed) {
    // Perhaps the code was taken and only the answer to it lost.
    KeptVerification.forget(session.profile());
    Report report = new Report("%s is linked to %s already".formatted(typed, own.identity().id()));
    report.json().put("linked", true);
    return report;
  }

  private Report waiting(
      KeptIdentity own, URI server, String typed, PhoneVerification verification) {
    Instant now = session.surroundings().clock().instant();
    @Nullable Instant endsAt = verification.next().expiresIn().map(now::plus).orElse(null);
    new KeptVerification(verification.verificationId(), own.identity().id(), server, endsAt)
        .keepIn(session.profile());
    // Who has a notice to give may have sent no SMS.
    String title =
        verification.notice().isPresent()
            ? "The linking of " + typed + " has begun"
            : "An SMS with a code is on its way to " + typed;
    Report report = new Report(title);
    report.json().put("linked", false);
    verification
        .notice()
        .ifPresent(notice -> {
          report.row("note", notice);
          report.json().put("notice", notice);
        });
    return steps.phone(report, verification.next(), typed);
  }
}
