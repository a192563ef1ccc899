package io.kennung.idctl.contacts;

import io.kennung.client.Directory;
import io.kennung.client.contacts.Match;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** "Forgot my ID": finds the own identity by the addresses linked to it. */
@Command(name = "forgot", resourceBundle = "io.kennung.idctl.contacts.texts")
public final class ForgotCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(ForgotCommand.class);

  private final Session session;

  @Option(names = "--email", paramLabel = "ADDRESS")
  private @Nullable String email;

  @Option(names = "--phone", paramLabel = "NUMBER")
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
      throw CommandFailure.usage(TEXTS.say("forgot.nothing"));
    }
    try (Directory directory = session.directoryOfProfile()) {
      List<Match> found = directory.contacts().findForgotten(address, number);
      if (found.isEmpty()) {
        throw CommandFailure.notFound(TEXTS.say("forgot.unknown"));
      }
      String title =
          found.size() == 1 ? TEXTS.say("forgot.one") : TEXTS.say("forgot.many", found.size());
      session.print(MatchReport.of(title, found));
    }
  }
}
