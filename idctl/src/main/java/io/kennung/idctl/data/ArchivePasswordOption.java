package io.kennung.idctl.data;

import io.kennung.client.safe.SafePassword;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.PasswordInput;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import java.util.Arrays;

/** Where the password of a data backup comes from. Arrays are the caller's to wipe. */
final class ArchivePasswordOption extends PasswordInput {

  private static final Texts TEXTS = Texts.of(ArchivePasswordOption.class);

  /** What other tools still take. */
  private static final int LONGEST = 256;

  /** One that encrypts from now on: good enough, and typed twice. */
  char[] chosen(Surroundings surroundings) {
    char[] password = read(surroundings, TEXTS.say("password.new"));
    try {
      refuseWeak(password);
      requireSameAgain(password, surroundings);
      return password;
    } catch (CommandFailure e) {
      Arrays.fill(password, '\0');
      throw e;
    }
  }

  /** One that was chosen before. */
  char[] known(Surroundings surroundings) {
    return read(surroundings, TEXTS.say("password.known"));
  }

  /** A ZIP makes each try cheap, so what anybody would try first is refused. */
  private static void refuseWeak(char[] password) {
    int length = Character.codePointCount(password, 0, password.length);
    if (length < SafePassword.SHORTEST || length > LONGEST) {
      throw CommandFailure.usage(TEXTS.say("password.length", SafePassword.SHORTEST, LONGEST));
    }
    if (SafePassword.objection(password).isPresent()) {
      throw CommandFailure.usage(TEXTS.say("password.weak"));
    }
  }
}
