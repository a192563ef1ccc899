package io.kennung.verification.senders.smpp;

import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/**
 * Whom a message comes from, as SMPP writes it.
 *
 * @param address without the plus
 */
record Source(TypeOfNumber ton, NumberingPlanIndicator npi, String address) {

  private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{5,15}");
  private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{2,15}");
  private static final int LONGEST_NAME = 11;

  /**
   * @throws IllegalStateException when the configured source is none
   */
  static Source of(String key, SmppConfig.Carrier config) {
    String text = config.source();
    Source usual;
    if (NUMBER.matcher(text).matches()) {
      usual =
          new Source(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, text.substring(1));
    } else if (SHORT_CODE.matcher(text).matches()) {
      usual = new Source(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN, text);
    } else if (!text.isBlank() && text.length() <= LONGEST_NAME) {
      usual = new Source(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, text);
    } else {
      throw new IllegalStateException(
          key
              + ".source must be a number with plus, a short code, or a name of at most 11 letters");
    }
    return new Source(
        config.sourceTon().orElse(usual.ton()),
        config.sourceNpi().orElse(usual.npi()),
        usual.address());
  }
}
