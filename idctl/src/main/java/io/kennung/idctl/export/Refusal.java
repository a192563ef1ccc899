package io.kennung.idctl.export;

import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.export.UnreadableExport;

/** What is wrong with an export, said to the person who has just typed it. */
final class Refusal {

  private static final Texts TEXTS = Texts.of(Refusal.class);

  private static final int GROUP = 4;
  private static final int CHARACTERS = 80;

  private Refusal() {}

  static CommandFailure of(UnreadableExport e) {
    return switch (e.reason()) {
      case LENGTH -> CommandFailure.noExport("export-length", length(e.characters()));
      case CHARACTER -> CommandFailure.noExport("export-character", character(e));
      case CONTACT_CODE ->
          CommandFailure.noExport("contact-code", TEXTS.say("refusal.contactcode"));
      case VERSION -> CommandFailure.noExport("export-version", TEXTS.say("refusal.version"));
      case PASSWORD -> CommandFailure.wrongPassword(TEXTS.say("refusal.password"));
      case CONTENT -> CommandFailure.backup(TEXTS.say("refusal.content"));
    };
  }

  private static String length(int characters) {
    if (characters == 0) {
      return TEXTS.say("refusal.empty");
    }
    if (characters > CHARACTERS) {
      return TEXTS.say("refusal.long", characters);
    }
    return characters % GROUP == 0
        ? TEXTS.say("refusal.groups", characters / GROUP)
        : TEXTS.say("refusal.short", characters);
  }

  private static String character(UnreadableExport e) {
    int group = (e.position() - 1) / GROUP + 1;
    String key =
        switch (e.character()) {
          case "0" -> "refusal.zero";
          case "1" -> "refusal.one";
          default -> "refusal.character";
        };
    return TEXTS.say(key, e.position(), group, e.character());
  }
}
