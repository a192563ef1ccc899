package io.kennung.idctl.safe.kept;

import io.kennung.client.safe.SafePassword;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.PasswordInput;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.safe.SafeKeys;
import java.util.Arrays;

/** Where a Safe password comes from, and which one may be chosen. */
public final class SafePasswordOption extends PasswordInput {

  private static final Texts TEXTS = Texts.of(SafePasswordOption.class);

  /** One that seals from now on: good enough, and typed twice. */
  public SafeKeys chosen(Surroundings surroundings, String identity) {
    return chosen(surroundings, identity, "password.prompt");
  }

  /** The same in place of another. */
  public SafeKeys another(Surroundings surroundings, String identity) {
    return chosen(surroundings, identity, "password.another");
  }

  /** One that was chosen before, by whichever client and its rules. */
  public SafeKeys known(Surroundings surroundings, String identity) {
    char[] password = read(surroundings, TEXTS.say("password.prompt", identity));
    try {
      return SafeKeys.of(password, identity);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private SafeKeys chosen(Surroundings surroundings, String identity, String prompt) {
    char[] password = read(surroundings, TEXTS.say(prompt, identity));
    try {
      SafePassword.objection(password)
          .ifPresent(sentence -> {
            throw CommandFailure.usage(sentence);
          });
      requireSameAgain(password, surroundings);
      return SafeKeys.of(password, identity);
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
