package io.kennung.verification.counting;

/**
 * What is counted together.
 *
 * @param provider by its name in the configuration; {@code none} if unknown
 * @param channel {@code mail}, {@code sms} or {@code call}
 * @param country calling code without plus; {@code none} for mail
 * @param outcome {@code sent}, {@code delivered}, {@code refused}, {@code dropped} or {@code
 *     verified}
 */
public record Combination(String provider, String channel, String country, String outcome) {

  /** Where there is no provider or country, or nobody knows which. */
  public static final String NONE = "none";

  Combination anywhere() {
    return new Combination(provider, channel, NONE, outcome);
  }
}
