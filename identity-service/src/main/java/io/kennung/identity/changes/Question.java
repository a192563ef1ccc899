package io.kennung.identity.changes;

import io.kennung.chassis.answers.Refused;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a chat server asks for.
 *
 * @param after up to where it knows all; empty: from the oldest change that is kept
 * @param limit how many changes at most, 1 to 10000
 */
record Question(Optional<Cursor> after, int limit) {

  static final int MAX_LIMIT = 10_000;
  static final int MAX_WAIT_SECONDS = 60;

  private static final int DEFAULT_LIMIT = 1_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  /**
   * Reads it. What is empty is as good as not there: a loop in a shell begins so.
   *
   * @throws Refused with {@link ChangesFailure}
   */
  static Question of(@Nullable String after, @Nullable String limit) {
    return new Question(
        Optional.ofNullable(after).filter(it -> !it.isEmpty()).map(Cursor::parse),
        number(limit, DEFAULT_LIMIT, 1, MAX_LIMIT, ChangesFailure.NO_LIMIT));
  }

  /** For how many seconds it may be held. */
  static int waitSeconds(@Nullable String wait) {
    return number(wait, 0, 0, MAX_WAIT_SECONDS, ChangesFailure.NO_WAIT);
  }

  private static int number(
      @Nullable String text, int absent, int least, int most, ChangesFailure otherwise) {
    if (text == null || text.isEmpty()) {
      return absent;
    }
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new Refused(otherwise);
    }
    return number;
  }
}
