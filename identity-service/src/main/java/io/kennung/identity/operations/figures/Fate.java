package io.kennung.identity.operations.figures;

/**
 * What became of the mails, messages and calls of one kind.
 *
 * @param country calling code without plus; {@code none} for mail
 * @param provider by its name in the configuration
 * @param channel {@code mail}, {@code sms} or {@code call}
 * @param sent that the provider has taken
 * @param delivered that have arrived, as far as the provider tells
 * @param refused that the provider did not take, or that did not arrive
 * @param dropped that were not sent
 * @param verified with which an address was proven; told under the provider {@code none}
 */
public record Fate(
    String country,
    String provider,
    String channel,
    long sent,
    long delivered,
    long refused,
    long dropped,
    long verified) {

  /**
   * How many were tried, as far as that can be told. Where a provider tells what has arrived, what
   * it refuses was mostly sent before; where it does not, it was not.
   */
  public long attempts() {
    return delivered > 0 ? Math.max(sent, delivered + refused) : sent + refused;
  }
}
