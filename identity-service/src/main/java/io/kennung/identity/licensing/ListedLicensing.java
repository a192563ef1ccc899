package io.kennung.identity.licensing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holders of a listed licence may. */
final class ListedLicensing implements Licensing {

  private final Map<String, byte[]> passwords;

  private ListedLicensing(Map<String, byte[]> passwords) {
    this.passwords = Map.copyOf(passwords);
  }

  /**
   * @param lines {@code username:password}, one a line; empty lines and those that begin with
   *     {@code #} say nothing
   * @throws IllegalArgumentException for any other line; the text tells its number, not its content
   */
  static ListedLicensing of(List<String> lines) {
    Map<String, byte[]> passwords = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon == line.length() - 1) {
          throw new IllegalArgumentException(
              "line " + (i + 1) + " of the licences is not username:password");
        }
        passwords.put(line.substring(0, colon), digest(line.substring(colon + 1)));
      }
    }
    if (passwords.isEmpty()) {
      throw new IllegalArgumentException("the licences list nobody");
    }
    return new ListedLicensing(passwords);
  }

  @Override
  public boolean asksEveryRequest() {
    return true;
  }

  /** Takes the same time for an unknown name as for a wrong password. */
  @Override
  public boolean knows(String username, String password) {
    byte[] expected = passwords.get(username);
    boolean same =
        MessageDigest.isEqual(expected == null ? new byte[32] : expected, digest(password));
    return expected != null && same;
  }

  @Override
  public int identityType() {
    return 1;
  }

  private static byte[] digest(String password) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
