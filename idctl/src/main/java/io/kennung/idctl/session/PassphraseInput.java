package io.kennung.idctl.session;

import io.kennung.client.safe.SafePassword;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.SecretLine;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.idctl.terminal.Texts;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the passphrase of a profile comes from: a file, or the keyboard unseen. Arrays are the
 * caller's to wipe.
 *
 * @param option what {@code --passphrase-file} names; null where it is not given
 */
record PassphraseInput(Surroundings surroundings, @Nullable Path option) {

  private static final Texts TEXTS = Texts.of(PassphraseInput.class);

  private static final String OPTION = "--passphrase-file";
  private static final String VARIABLE = "KENNUNG_PASSPHRASE_FILE";
  private static final String OPTION_OF_NEW = "--new-passphrase-file";

  /** The one that a profile was locked with. */
  char[] known(String profile) {
    char[] handedOver = handedOver();
    if (handedOver != null) {
      return handedOver;
    }
    Keyboard keyboard = surroundings.input().keyboard();
    if (keyboard == null) {
      throw CommandFailure.locked(TEXTS.say("passphrase.nobody", profile));
    }
    return SecretLine.typed(surroundings, keyboard, TEXTS.say("passphrase.prompt", profile));
  }

  /** The one that a profile is locked with from now on: good enough, and typed twice. */
  char[] chosen(String profile) {
    char[] handedOver = handedOver();
    return handedOver == null ? typedTwice(profile, OPTION) : goodEnough(handedOver);
  }

  /**
   * One in place of the one before.
   *
   * @param file holds it; null to have it typed
   */
  char[] next(String profile, @Nullable Path file) {
    return file == null
        ? typedTwice(profile, OPTION_OF_NEW)
        : goodEnough(SecretLine.ofFile(OPTION_OF_NEW, file));
  }

  private char @Nullable [] handedOver() {
    if (option != null) {
      return SecretLine.ofFile(OPTION, option);
    }
    return surroundings
        .variable(VARIABLE)
        .map(file -> SecretLine.ofFile(VARIABLE, Path.of(file)))
        .orElse(null);
  }

  private char[] typedTwice(String profile, String instead) {
    Keyboard keyboard = surroundings.input().keyboard();
    if (keyboard == null) {
      throw CommandFailure.usage(TEXTS.say("passphrase.nobody.chooses", instead));
    }
    char[] chosen =
        goodEnough(SecretLine.typed(surroundings, keyboard, TEXTS.say("passphrase.new", profile)));
    char[] again = SecretLine.typed(surroundings, keyboard, TEXTS.say("passphrase.again"));
    boolean isSame = Arrays.equals(chosen, again);
    Arrays.fill(again, '\0');
    if (!isSame) {
      Arrays.fill(chosen, '\0');
      throw CommandFailure.notConfirmed(TEXTS.say("passphrase.differs"));
    }
    return chosen;
  }

  /** Whoever holds the disk tries as fast as with a backup, so the rules are the same. */
  private static char[] goodEnough(char[] passphrase) {
    if (SafePassword.objection(passphrase).isPresent()) {
      int length = Character.codePointCount(passphrase, 0, passphrase.length);
      Arrays.fill(passphrase, '\0');
      throw CommandFailure.usage(
          length < SafePassword.SHORTEST || length > SafePassword.LONGEST
              ? TEXTS.say("passphrase.length", SafePassword.SHORTEST, SafePassword.LONGEST)
              : TEXTS.say("passphrase.weak"));
    }
    return passphrase;
  }
}
