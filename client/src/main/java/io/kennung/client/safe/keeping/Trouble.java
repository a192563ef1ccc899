package io.kennung.client.safe.keeping;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Backups have failed since the last one that went well.
 *
 * @param since the first failure, by our clock
 * @param reason of the last one: a sentence without anything secret
 * @param toldAt when the person was last told; null where that has not been
 */
public record Trouble(Instant since, String reason, @Nullable Instant toldAt) {

  /** How long it may take before the person is bothered (Safe contract, section 5). */
  public static final Duration BEARABLE = Duration.ofDays(7);

  private static final Duration BETWEEN_NOTICES = Duration.ofHours(23);

  boolean isToBeTold(Instant now) {
    return !now.isBefore(since.plus(BEARABLE))
        && (toldAt == null || !now.isBefore(toldAt.plus(BETWEEN_NOTICES)));
  }
}
