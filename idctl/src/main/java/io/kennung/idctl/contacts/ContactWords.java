package io.kennung.idctl.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Fingerprint;
import io.kennung.client.Printable;
import io.kennung.client.belongings.Contact;
import io.kennung.client.belongings.Names;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.IdentityState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How contacts are shown, to people and to scripts. */
public final class ContactWords {

  private static final Texts TEXTS = Texts.of(ContactWords.class);

  private ContactWords() {}

  /** What the contact is called, safe for a terminal and as long as there is room for. */
  public static String name(Names names, int room) {
    String name = Printable.of(names.shown());
    return name.codePointCount(0, name.length()) <= room
        ? name
        : name.substring(0, name.offsetByCodePoints(0, room - 1)) + "…";
  }

  /** One word. */
  static String state(Optional<IdentityState> state) {
    return TEXTS.say("state." + code(state));
  }

  /** One word. */
  static String level(Contact contact) {
    return TEXTS.say("level." + code(contact));
  }

  /** Who is no more is crossed out, who is silent dimmed. */
  static String marked(Screen screen, Optional<IdentityState> state, String text) {
    return switch (state.orElse(IdentityState.ACTIVE)) {
      case ACTIVE -> text;
      case INACTIVE -> screen.dimmed(text);
      case INVALID -> screen.crossedOut(text);
    };
  }

  /** Fills in what scripts read of a contact. */
  static void put(ObjectNode json, Contact contact, Optional<ContactStates.Known> known) {
    json.put("identity", contact.identity())
        .put("name", contact.names().shown())
        .put("verification", code(contact))
        .put("state", code(known.map(ContactStates.Known::state)));
    contact
        .publicKey()
        .ifPresent(
            key -> json.put("publicKey", key.base64()).put("fingerprint", Fingerprint.of(key)));
    known.map(ContactStates.Known::featureMask).ifPresent(mask -> json.put("featureMask", mask));
    contact.createdAt().ifPresent(time -> json.put("createdAt", time.toString()));
  }

  /** What is to be said aloud of keys that are not those known. Nothing has taken their place. */
  public static CommandFailure otherKeys(List<String> identities) {
    return CommandFailure.mismatch(TEXTS.say("other-keys", String.join(", ", identities)));
  }

  private static String code(Contact contact) {
    return contact.verification().name().toLowerCase(Locale.ROOT);
  }

  /** For scripts. */
  static String code(Optional<IdentityState> state) {
    return state
        .map(each ->
            switch (each) {
              case ACTIVE -> "active";
              case INACTIVE -> "inactive";
              case INVALID -> "revoked";
            })
        .orElse("unknown");
  }
}
