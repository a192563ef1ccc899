package io.kennung.verification.senders.routing;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** The country that a number begins with. */
public final class CallingCode {

  /** Of a number that belongs to no country. */
  public static final String UNKNOWN = "0";

  private CallingCode() {}

  /**
   * Its digits, for instance {@code 49}; {@link #UNKNOWN} when there is none.
   *
   * @param number E.164 with the plus
   */
  public static String of(String number) {
    try {
      return Integer.toString(PhoneNumberUtil.getInstance().parse(number, null).getCountryCode());
    } catch (NumberParseException e) {
      return UNKNOWN;
    }
  }
}
