package io.kennung.idctl.revocation;

import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Surroundings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A person who ends an identity names it, as the last moment to notice that it is the wrong one.
 */
final class Confirmation {

  @Option(
      names = "--confirm",
      paramLabel = "ID",
      description = "The ID that is revoked, once more, in place of typing it when asked.")
  private @Nullable String confirmed;

  /**
   * Returns when it has been confirmed.
   *
   * @param consequences shown to a person before the question
   */
  void require(String id, Surroundings surroundings, Report consequences) {
    if (confirmed != null) {
      if (!isSame(confirmed, id)) {
        throw CommandFailure.usage(
            "--confirm names another identity than %s; nothing has been revoked".formatted(id));
      }
      return;
    }
    Keyboard keyboard = surroundings.input().keyboard();
    if (keyboard == null) {
      throw CommandFailure.usage(
          "nobody can be asked here; name the identity once more with --confirm ID");
    }
    consequences.print(surroundings.err(), false);
    surroundings.prompt("To revoke it, type its ID:");
    String typed = keyboard.line();
    if (typed == null || !isSame(typed, id)) {
      throw CommandFailure.notConfirmed("that was not the ID; nothing has been revoked");
    }
  }

  private static boolean isSame(String typed, String id) {
    return typed.strip().toUpperCase(Locale.ROOT).equals(id);
  }
}
