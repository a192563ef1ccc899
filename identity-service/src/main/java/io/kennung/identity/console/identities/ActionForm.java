package io.kennung.identity.console.identities;

import io.kennung.identity.console.Frame;
import io.kennung.identity.console.words.Groups;
import io.kennung.staff.Purpose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of something that is to be done.
 *
 * @param deed what
 * @param identity whom it is about
 * @param why the purpose
 * @param text of a note
 * @param flaw the key of the sentence that says why it was not done
 */
record ActionForm(
    Deed deed, String identity, PurposeField why, String text, @Nullable String flaw) {

  static ActionForm empty(Deed deed, String identity, String why) {
    return new ActionForm(deed, identity, PurposeField.read(why, false), "", null);
  }

  static ActionForm filled(
      Deed deed, String identity, @Nullable String why, @Nullable String text) {
    return new ActionForm(
        deed, identity, PurposeField.read(why, true), text == null ? "" : text, null);
  }

  ActionForm refused(String reason) {
    return new ActionForm(deed, identity, why, text, reason);
  }

  Optional<Purpose> purpose() {
    return why.purpose();
  }

  ActionView view(Frame frame) {
    return new ActionView(
        deed,
        Groups.of(identity),
        Cards.path(identity, Purpose.NONE) + "/actions/" + deed.path(),
        Cards.path(identity, purpose().orElse(Purpose.NONE)).toString(),
        frame.say(deed.text("title")),
        frame.say(deed.text("about")),
        frame.say(deed.text("button")),
        why.typed(),
        text,
        why.flaw() == null ? null : frame.say(why.flaw()),
        flaw == null ? null : frame.say(flaw));
  }
}
