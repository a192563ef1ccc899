package io.kennung.idctl.safe.restore;

import io.kennung.client.Directory;
import io.kennung.client.contacts.Match;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The own ID, which nobody remembers, by an address that is linked to it. */
final class ForgottenId {

  private static final Texts TEXTS = Texts.of(ForgottenId.class);

  @Option(names = "--email", paramLabel = "ADDRESS", descriptionKey = "email")
  private @Nullable String email;

  @Option(names = "--phone", paramLabel = "NUMBER", descriptionKey = "phone")
  private @Nullable String phone;

  boolean isGiven() {
    return email != null || phone != null;
  }

  /**
   * Shows it, and asks which one where there are several.
   *
   * @throws CommandFailure where there is none, or none was chosen
   */
  String find(Session session, Directory directory) {
    Optional<EmailAddress> address = Optional.ofNullable(email).map(Typed::email);
    Optional<String> number = Optional.ofNullable(phone).map(Typed::phone);
    List<String> ids =
        directory.contacts().findForgotten(address, number).stream()
            .map(Match::identity)
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      throw CommandFailure.notFound(TEXTS.say("forgotten.none"));
    }
    if (ids.size() == 1) {
      session.note(TEXTS.say("forgotten.one", ids.getFirst()));
      return ids.getFirst();
    }
    return chosen(session, ids);
  }

  private static String chosen(Session session, List<String> ids) {
    Keyboard keyboard = session.surroundings().input().keyboard();
    String all = String.join(", ", ids);
    if (keyboard == null) {
      throw CommandFailure.usage(TEXTS.say("forgotten.several", all));
    }
    session.surroundings().err().println(TEXTS.say("forgotten.found", all));
    session.surroundings().prompt(TEXTS.say("forgotten.which"));
    String typed = keyboard.line();
    String id = typed == null || typed.isBlank() ? "" : Typed.id(typed);
    if (!ids.contains(id)) {
      throw CommandFailure.notConfirmed(TEXTS.say("forgotten.other"));
    }
    return id;
  }
}
