package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.client.linking.EmailLinking;
import io.kennung.client.linking.EmailLinking.Linked;
import io.kennung.client.linking.EmailLinking.MailSent;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks for the mail that links an address. */
@Command(
    name = "email",
    description = {
      "Sends a mail to an address; the button behind its link ties the address to the profile's"
          + " identity.",
      "",
      "An address linked before is let go at once. The same command again sends another mail.",
      "Example: idctl link email anna@example.com --lang de"
    })
final class LinkEmailCommand implements Runnable {

  private static final String LOST =
      "the mail may come all the same; if it does not, run the same command again";

  private final Session session;
  private final NextSteps steps;

  @Mixin private final LanguageOption language;

  @Parameters(paramLabel = "ADDRESS", description = "The e-mail address.")
  private String address = "";

  LinkEmailCommand(Session session) {
    this.session = session;
    this.steps = new NextSteps(session);
    this.language = new LanguageOption(session);
  }

  @Override
  public void run() {
    EmailAddress typed = Typed.email(address);
    String lang = language.value();
    KeptIdentity own = session.ownIdentity();
    try (Directory directory = session.directory(own::server)) {
      EmailLinking linking =
          Asking.of(
              () -> directory.linking().linkEmail(own.identity(), typed, lang),
              LOST,
              (report, next) -> steps.email(report, next, typed.text()));
      Report report =
          switch (linking) {
            case Linked already ->
                new Report("%s is linked to %s already".formatted(typed.text(), id(own)));
            case MailSent sent -> sent(typed, sent);
          };
      report.json().put("identity", own.identity().id()).put("linked", linking instanceof Linked);
      session.print(report);
    }
  }

  private Report sent(EmailAddress typed, MailSent sent) {
    Report report =
        new Report("A mail is on its way to " + typed.text())
            .row("in it", "a link to a page whose button finishes the linking")
            .row("then", session.command("link check email " + typed.text()));
    return steps.email(report, sent.next(), typed.text());
  }

  private static String id(KeptIdentity own) {
    return own.identity().id();
  }
}
