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
 * A person who ends or removes an identity names it, as the last moment to notice that it is the
 * wrong one.
 */
public final class Confirmation {

  /**
   * What is said about it.
   *
   * @param prompt asks for the ID
   * @param another where the command line names another identity
   * @param notIt where anything but the ID was typed
   */
  public record Wording(String prompt, String another, String notIt) {}

  private static final Texts TEXTS = Texts.of(Confirmation.class);

  @Option(names = "--confirm", paramLabel = "ID", descriptionKey = "confirm")
  private @Nullable String confirmed;

  /**
   * Returns when revoking it has been confirmed.
   *
   * @param consequences shown to a person before the question
   */
  void require(String id, Surroundings surroundings, Report consequences) {
    Wording wording =
        new Wording(
            TEXTS.say("confirm.ask"), TEXTS.say("confirm.other", id), TEXTS.say("confirm.wrong"));
    require(id, surroundings, consequences, wording);
  }

  /**
   * Returns when it has been confirmed.
   *
   * @param consequences shown to a person before the question
   */
  public void require(String id, Surroundings surroundings, Report consequences, Wording wording) {
    if (confirmed != null) {
      if (!isSame(confirmed, id)) {
        throw CommandFailure.usage(wording.another());
      }
      return;
    }
    Keyboard keyboard = surroundings.input().keyboard();
    if (keyboard == null) {
      throw CommandFailure.usage(TEXTS.say("confirm.nobody"));
    }
    consequences.print(surroundings.err(), false);
    surroundings.prompt(wording.prompt());
    String typed = keyboard.line();
    if (typed == null || !isSame(typed, id)) {
      throw CommandFailure.notConfirmed(wording.notIt());
    }
  }

  private static boolean isSame(String typed, String id) {
    return typed.strip().toUpperCase(Locale.ROOT).equals(id);
  }
}
