package io.kennung.chassis.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names and their passwords, from a file that an operator keeps. */
public final class ListedPasswords {

  private final Map<String, byte[]> digests;

  private ListedPasswords(Map<String, byte[]> digests) {
    this.digests = Map.copyOf(digests);
  }

  /**
   * @param what the list is called in messages
   * @param lines {@code username:password}, one a line; empty lines and those that begin with
   *     {@code #} say nothing
   * @throws IllegalArgumentException for any other line, and for a list of nobody; the text tells
   *     the line's number, not its content
   */
  public static ListedPasswords of(String what, List<String> lines) {
    Map<String, byte[]> digests = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon == line.length() - 1) {
          throw new IllegalArgumentException(
              "line %d of the %s is not username:password".formatted(i + 1, what));
        }
        digests.put(line.substring(0, colon), digest(line.substring(colon + 1)));
      }
    }
    if (digests.isEmpty()) {
      throw new IllegalArgumentException("the %s list nobody".formatted(what));
    }
    return new ListedPasswords(digests);
  }

  /** Whether they belong together. Takes the same time for an unknown name as for a wrong one. */
  public boolean knows(String username, String password) {
    byte[] expected = digests.get(username);
    boolean same =
        MessageDigest.isEqual(expected == null ? new byte[32] : expected, digest(password));
    return expected != null && same;
  }

  private static byte[] digest(String password) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
