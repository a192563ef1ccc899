package io.kennung.idctl.revocation;

import io.kennung.idctl.terminal.PasswordInput;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.protocol.RevocationKey;
import java.util.Arrays;

/** Where a revocation password comes from, and which one may be set. */
final class PasswordOption extends PasswordInput {

  /** What the clients in the field accept. */
  private static final int SHORTEST = 8;

  private static final int LONGEST = 256;

  /** One that is set from now on: long enough, and typed twice. */
  RevocationKey chosen(Surroundings surroundings, String prompt) {
    char[] password = read(surroundings, prompt);
    try {
      requireTypeable(password, SHORTEST, LONGEST);
      requireSameAgain(password, surroundings);
      return RevocationKey.ofPassword(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** One that was set before, by whichever client: it may be shorter than ours would let it be. */
  RevocationKey known(Surroundings surroundings, String prompt) {
    char[] password = read(surroundings, prompt);
    try {
      return RevocationKey.ofPassword(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
