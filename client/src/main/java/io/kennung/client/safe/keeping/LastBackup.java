package io.kennung.client.safe.keeping;

import io.kennung.client.safe.ServerTerms;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The backup that lies on the server, and when the next one is due (Safe contract, section 5).
 *
 * @param at when it was uploaded, by our clock
 * @param sha1 of its plain JSON, 40 hexadecimal digits; never sent
 * @param bytes of the sealed file
 * @param terms what the server promised for it
 */
public record LastBackup(Instant at, String sha1, long bytes, ServerTerms terms) {

  /** From one backup of something that changes daily to the next. */
  public static final Duration PERIOD = Duration.ofHours(24);

  /** The least time in between: whoever looks once a day does not look to the minute. */
  public static final Duration GRACE = Duration.ofHours(23);

  /** How long backups are taken to be kept by a server that does not tell. */
  private static final long USUAL_DAYS = 180;

  /** Whether this document belongs onto the server now. */
  public boolean isDue(byte[] document, Instant now) {
    // A clock that was wrong once must not keep backups away for years.
    return now.isBefore(at) || !now.isBefore(at.plus(wait(document, GRACE)));
  }

  /** When this document is uploaded next, if it stays as it is. */
  public Instant next(byte[] document) {
    return at.plus(wait(document, PERIOD));
  }

  /** Until when the server has promised to keep it; nothing where it has not said. */
  public Optional<Instant> keptUntil() {
    return terms.retentionDays() == 0 || terms.retentionDays() > 100_000
        ? Optional.empty()
        : Optional.of(at.plus(Duration.ofDays(terms.retentionDays())));
  }

  private Duration wait(byte[] document, Duration ofChanged) {
    return sha1(document).equals(sha1) ? max(renewal(), ofChanged) : ofChanged;
  }

  /** Half the time for which it is kept, so that one failure is no loss. */
  private Duration renewal() {
    long days = terms.retentionDays() == 0 ? USUAL_DAYS : Math.min(terms.retentionDays(), 100_000);
    return Duration.ofDays(days).dividedBy(2);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  static String sha1(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-1", e);
    }
  }
}
