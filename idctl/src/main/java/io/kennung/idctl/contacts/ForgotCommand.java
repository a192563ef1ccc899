package io.kennung.idctl.contacts;

import io.kennung.client.Directory;
import io.kennung.client.contacts.Match;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** "Forgot my ID": finds the own identity by the addresses linked to it. */
@Command(
    name = "forgot",
    description = {
      "Finds an identity whose ID you have forgotten, by the e-mail address or phone number that"
          + " is linked to it.",
      "",
      "Needs no profile. An identity that is found can be used again only with a backup of its"
          + " key.",
      "Example: idctl forgot --email anna@example.com"
    })
public final class ForgotCommand implements Runnable {

  private final Session session;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description = "The e-mail address that is linked to it.")
  private @Nullable String email;

  @Option(
      names = "--phone",
      paramLabel = "NUMBER",
      description = "The phone number that is linked to it, with + or 00 and its country code.")
  private @Nullable String phone;

  /** One that is not run yet. */
  public ForgotCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Optional<EmailAddress> address = Optional.ofNullable(email).map(Typed::email);
    Optional<String> number = Optional.ofNullable(phone).map(Typed::phone);
    if (address.isEmpty() && number.isEmpty()) {
      throw CommandFailure.usage("give what is linked to it: --email ADDRESS, --phone NUMBER");
    }
    try (Directory directory = session.directoryOfProfile()) {
      List<Match> found = directory.contacts().findForgotten(address, number);
      if (found.isEmpty()) {
        throw CommandFailure.notFound("no identity is linked to that, or no longer");
      }
      String title = found.size() == 1 ? "1 identity found" : found.size() + " identities found";
      session.print(MatchReport.of(title, found));
    }
  }
}
