package io.kennung.verification.numbers;

import io.kennung.protocol.ContactHash;
import java.util.Collection;

/**
 * A phone number that can be linked.
 *
 * @param digits E.164 without the plus
 * @param callingCode of the country, for instance {@code 41}
 * @param landline whether short messages cannot reach it
 */
public record PhoneNumber(String digits, String callingCode, boolean landline) {

  private static final int PREFIX_DIGITS = 3;

  /** What clients know of it. */
  public ContactHash hash() {
    return ContactHash.ofPhone(digits);
  }

  /** The country and the beginning of the number, for instance {@code 4179}: many share it. */
  public String prefix() {
    return digits.substring(0, Math.min(digits.length(), callingCode.length() + PREFIX_DIGITS));
  }

  boolean beginsWithAny(Collection<String> prefixes) {
    return prefixes.stream().anyMatch(digits::startsWith);
  }

  /** Only the country: the number belongs in no log. */
  @Override
  public String toString() {
    return "PhoneNumber[+" + callingCode + "…]";
  }
}
