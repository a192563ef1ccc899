package io.kennung.idctl.revocation;

import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A person who ends an identity names it, as the last moment to notice that it is the wrong one.
 */
final class Confirmation {

  private static final Texts TEXTS = Texts.of(Confirmation.class);

  @Option(names = "--confirm", paramLabel = "ID", descriptionKey = "confirm")
  private @Nullable String confirmed;

  /**
   * Returns when it has been confirmed.
   *
   * @param consequences shown to a person before the question
   */
  void require(String id, Surroundings surroundings, Report consequences) {
    if (confirmed != null) {
      if (!isSame(confirmed, id)) {
        throw CommandFailure.usage(TEXTS.say("confirm.other", id));
      }
      return;
    }
    Keyboard keyboard = surroundings.input().keyboard();
    if (keyboard == null) {
      throw CommandFailure.usage(TEXTS.say("confirm.nobody"));
    }
    consequences.print(surroundings.err(), false);
    surroundings.prompt(TEXTS.say("confirm.ask"));
    String typed = keyboard.line();
    if (typed == null || !isSame(typed, id)) {
      throw CommandFailure.notConfirmed(TEXTS.say("confirm.wrong"));
    }
  }

  private static boolean isSame(String typed, String id) {
    return typed.strip().toUpperCase(Locale.ROOT).equals(id);
  }
}
