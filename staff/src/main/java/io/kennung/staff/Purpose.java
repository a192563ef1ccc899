package io.kennung.staff;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: the number of a ticket, or a few words.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters, no address
 */
public record Purpose(String text) {

  /** It stands on one line of the record. */
  public static final int MAX_LENGTH = 100;

  /** Where no purpose was asked for and none was given. */
  public static final Purpose NONE = new Purpose("none");

  /**
   * A sign of mail; a number with its country code; one as it is dialled in its own country, 9
   * digits and more from a zero on, that is neither a date nor the number of a ticket, such as
   * T-012345678 or #012345678.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "@|\\+[\\s(]*\\d[\\d\\s/().-]{5,}"
              + "|(?<![\\w#-]|\\d\\.)(?!\\d{1,2}\\.\\d{1,2}\\.\\d{2,4})0(?:[\\s/().-]*\\d){8,}");

  /**
   * Reads what a person has typed.
   *
   * @return empty when nothing was typed
   * @throws IllegalArgumentException when it is too long, or holds an address, which the record
   *     must not
   */
  public static Optional<Purpose> read(@Nullable String typed) {
    String text = typed == null ? "" : typed.replaceAll("[\\s\\p{Z}\\p{C}]+", " ").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a purpose has at most %d characters".formatted(MAX_LENGTH));
    }
    if (holdsAddress(text)) {
      throw new IllegalArgumentException("a purpose must not hold an address");
    }
    return Optional.of(new Purpose(text));
  }

  /** Whether what looks like an e-mail address or a phone number stands in this text. */
  public static boolean holdsAddress(String text) {
    // Wide digits and signs, as East Asian keyboards write them, are digits and signs.
    return ADDRESS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find();
  }
}
