package io.kennung.identity.support;

import io.kennung.chassis.answers.Refused;
import io.kennung.staff.Purpose;
import java.util.regex.Pattern;

/** What staff write down, as it is kept. */
final class Notes {

  private static final int MAX_LENGTH = 500;
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  /** What is not seen, or would show what follows in another order than it is kept. */
  private static final Pattern NOT_PRINTED = Pattern.compile("[\\p{C}&&[^\\n]]");

  private Notes() {}

  /**
   * Reads what a person has typed, one or more lines.
   *
   * @throws Refused when there is nothing to keep, or what must not be kept
   */
  static String read(String typed) {
    String text = LINE_BREAK.matcher(typed).replaceAll("\n").replace('\t', ' ').strip();
    if (text.isEmpty()
        || text.codePointCount(0, text.length()) > MAX_LENGTH
        || NOT_PRINTED.matcher(text).find()) {
      throw new Refused(SupportFailure.NOTE_UNFIT);
    }
    if (Purpose.holdsAddress(text)) {
      throw new Refused(SupportFailure.NOTE_HOLDS_ADDRESS);
    }
    return text;
  }
}
