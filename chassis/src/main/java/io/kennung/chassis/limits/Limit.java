package io.kennung.chassis.limits;

import java.time.Duration;
import java.time.Instant;

/**
 * So many at once, and one more every so often.
 *
 * <p>Kept as one moment, the one at which the allowance is whole again (the "theoretical arrival
 * time" of the generic cell rate algorithm): admitting moves it one refill later, and it may not
 * lie further ahead than a burst.
 *
 * @param name part of the key, and the label in metrics
 * @param burst how many at once
 * @param refill the time after which one more is allowed
 */
public record Limit(String name, long burst, Duration refill) {

  /** The moment at which the allowance is whole again once this request, too, is admitted. */
  public Instant afterOneMore(Instant wholeAt, Instant now) {
    return (wholeAt.isBefore(now) ? now : wholeAt).plus(refill);
  }

  /** Whether such a moment is within the burst. */
  public boolean allows(Instant afterOneMore, Instant now) {
    return !afterOneMore.isAfter(now.plus(refill.multipliedBy(burst)));
  }

  /** How long to wait until such a moment would be within the burst. */
  public Duration retryAfter(Instant afterOneMore, Instant now) {
    return Duration.between(now.plus(refill.multipliedBy(burst)), afterOneMore);
  }
}
