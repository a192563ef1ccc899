package io.kennung.idctl.safe;

import io.kennung.client.safe.SafePassword;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.PasswordInput;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.protocol.safe.SafeKeys;
import java.util.Arrays;

/** Where a Safe password comes from, and which one may be chosen. */
final class SafePasswordOption extends PasswordInput {

  /** One that seals from now on: good enough, and typed twice. */
  SafeKeys chosen(Surroundings surroundings, String identity) {
    char[] password = read(surroundings, prompt(identity));
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

  /** One that was chosen before, by whichever client and its rules. */
  SafeKeys known(Surroundings surroundings, String identity) {
    char[] password = read(surroundings, prompt(identity));
    try {
      return SafeKeys.of(password, identity);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static String prompt(String identity) {
    return "Safe password of %s:".formatted(identity);
  }
}
