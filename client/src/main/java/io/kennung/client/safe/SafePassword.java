package io.kennung.client.safe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords may seal a backup (Safe contract, section 6). Whoever gets hold of the file can
 * try passwords as fast as his machines are, so the first ones that anybody tries are refused.
 */
public final class SafePassword {

  /** The fewest characters. */
  public static final int SHORTEST = 8;

  /** The most characters. */
  public static final int LONGEST = 4096;

  /** Digits alone are tried through up to here. */
  private static final int DIGITS = 15;

  private static final Set<String> COMMON = read();

  private SafePassword() {}

  /** Why this one is not good enough, in one sentence without it; nothing where it is. */
  public static Optional<String> objection(char[] password) {
    int length = Character.codePointCount(password, 0, password.length);
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of(
          "a Safe password has %d to %d characters, and this one is too %s"
              .formatted(SHORTEST, LONGEST, length < SHORTEST ? "short" : "long"));
    }
    String text = new String(password);
    if (text.codePoints().distinct().count() == 1) {
      return Optional.of("a Safe password is more than one character again and again");
    }
    if (length <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(
          "a Safe password of digits only has more than %d of them".formatted(DIGITS));
    }
    if (COMMON.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of("that password is one of the first that anybody would try");
    }
    return Optional.empty();
  }

  private static Set<String> read() {
    var file = SafePassword.class.getResourceAsStream("common-passwords.txt");
    if (file == null) {
      throw new IllegalStateException("the list of common passwords is missing");
    }
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
