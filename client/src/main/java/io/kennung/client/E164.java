package io.kennung.client;

/** A phone number in its international form (ITU-T E.164). */
public final class E164 {

  private E164() {}

  /**
   * The digits as they travel and are hashed, without the plus. Whether such a number exists is for
   * the directory to say.
   *
   * @param number with or without the plus, nothing else between the digits
   * @throws IllegalArgumentException when it cannot be a number with its country code
   */
  public static String digits(String number) {
    String digits = number.startsWith("+") ? number.substring(1) : number;
    if (!digits.matches("[1-9][0-9]{4,14}")) {
      throw new IllegalArgumentException(
          "not a phone number with its country code, for example +41791234567");
    }
    return digits;
  }
}
