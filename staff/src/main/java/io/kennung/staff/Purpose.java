package io.kennung.staff;

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

  private static final Pattern ADDRESS = Pattern.compile("@|\\+\\s*\\d[\\d\\s/().-]{5,}");

  /**
   * Reads what a person has typed.
   *
   * @return empty when nothing was typed
   * @throws IllegalArgumentException when it is too long, or holds an address, which the record
   *     must not
   */
  public static Optional<Purpose> read(@Nullable String typed) {
    String text = typed == null ? "" : typed.replaceAll("[\\s\\p{C}]+", " ").strip();
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

  /** Whether an e-mail address or an international phone number stands in this text. */
  public static boolean holdsAddress(String text) {
    return ADDRESS.matcher(text).find();
  }
}
