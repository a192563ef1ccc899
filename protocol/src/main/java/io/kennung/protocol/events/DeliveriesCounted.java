package io.kennung.protocol.events;

import java.time.Instant;

/**
 * How many mails, messages and calls came to what, since the last such event of the same replica.
 * Says nothing of whose they were.
 *
 * @param service its name, such as {@code verification-service}
 * @param provider by its name in the configuration
 * @param channel {@code mail}, {@code sms} or {@code call}
 * @param country calling code without plus, such as {@code 41}; {@code none} for mail
 * @param outcome {@code sent}, {@code delivered}, {@code refused}, {@code dropped} or {@code
 *     verified}
 * @param count how many, at least 1
 * @param at when they were counted, to the microsecond
 */
public record DeliveriesCounted(
    String service,
    String provider,
    String channel,
    String country,
    String outcome,
    long count,
    Instant at)
    implements DirectoryEvent {

  @Override
  public String key() {
    return service;
  }
}
