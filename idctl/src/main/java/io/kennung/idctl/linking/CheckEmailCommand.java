package io.kennung.idctl.linking;

import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks whether the button in the mail has been pressed, and whether it still counts. */
@Command(name = "email", resourceBundle = LinkCommands.TEXTS)
final class CheckEmailCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(CheckEmailCommand.class);

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "ADDRESS", descriptionKey = "address")
  private @Nullable String address;

  CheckEmailCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Optional<EmailAddress> typed = Optional.ofNullable(address).map(Typed::email);
    KeptIdentity own = session.ownIdentity();
    KeptLinks links = KeptLinks.in(session, own);
    EmailAddress asked =
        typed
            .or(() -> links.address(Kind.EMAIL).map(Typed::email))
            .orElseThrow(() -> CommandFailure.usage(TEXTS.say("check.which")));
    MailRequest request = new MailRequest(session, own, asked, session.surroundings().language());
    Optional<String> text = Optional.of(asked.text());
    if (request.isDone()) {
      session.print(NowLinked.now(session, own, Kind.EMAIL, text));
    } else {
      session.print(report(links, asked.text(), links.address(Kind.EMAIL).equals(text)));
    }
  }

  private Report report(KeptLinks links, String asked, boolean isLost) {
    String id = session.ownIdentity().identity().id();
    Report report = new Report(TEXTS.say("check.not", asked, id));
    if (isLost) {
      links.rowsOfLost(report, TEXTS.say("label.note"), Kind.EMAIL);
    } else {
      report
          .row(TEXTS.say("check.there"), TEXTS.say("check.unpressed"))
          .row(TEXTS.say("check.none"), session.command("link email " + asked));
    }
    report.json().put("identity", id).put("linked", false).put("lost", isLost);
    return report;
  }
}
