package io.kennung.idctl.export;

import io.kennung.idctl.terminal.PasswordInput;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import java.util.Arrays;
import java.util.function.Function;

/** Where the password of an export comes from, and which one may be chosen. */
final class ExportPassword extends PasswordInput {

  private static final Texts TEXTS = Texts.of(ExportPassword.class);

  /** What the clients in the field accept. */
  private static final int SHORTEST = 8;

  private static final int LONGEST = 256;

  /** One that seals from now on: long enough, and typed twice. Wiped after its use. */
  <T> T chosen(Surroundings surroundings, String identity, Function<char[], T> use) {
    char[] password = read(surroundings, TEXTS.say("password.new", identity));
    try {
      requireTypeable(password, SHORTEST, LONGEST);
      requireSameAgain(password, surroundings);
      return use.apply(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** One that was chosen before; very old exports have short ones. Wiped after its use. */
  <T> T known(Surroundings surroundings, Function<char[], T> use) {
    char[] password = read(surroundings, TEXTS.say("password.known"));
    try {
      return use.apply(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
