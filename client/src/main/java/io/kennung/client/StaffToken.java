package io.kennung.client;

import java.util.regex.Pattern;

/** What a member of staff shows to be let in: the access token of the sign-in. A secret. */
public final class StaffToken {

  /** Source: RFC 6750, 2.1. The length is what a web server takes in its headers, and more. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/-]{1,16000}=*");

  private static final int LONGEST = 16_000;

  private final String token;

  private StaffToken(String token) {
    this.token = token;
  }

  /**
   * A token as the sign-in hands it out.
   *
   * @throws IllegalArgumentException when it is none; the text does not show it
   */
  public static StaffToken of(String token) {
    if (token.length() > LONGEST || !SHAPE.matcher(token).matches()) {
      throw new IllegalArgumentException("that is no token");
    }
    return new StaffToken(token);
  }

  String bearer() {
    return "Bearer " + token;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "StaffToken";
  }
}
