package io.kennung.client.safe.keeping;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that may lie on a server and should not any more.
 *
 * @param backupId 64 hexadecimal digits
 * @param server as {@link io.kennung.client.safe.SafeAddress#full} writes it, so perhaps a secret
 * @param goneBy when the server deletes it of itself; null where that is not known
 */
public record Leftover(String backupId, String server, @Nullable Instant goneBy) {

  /** Servers keep backups somewhat longer than they promise; after this nobody is asked again. */
  private static final Duration SLACK = Duration.ofDays(30);

  boolean isSame(Leftover other) {
    return backupId.equals(other.backupId) && server.equals(other.server);
  }

  boolean isGone(Instant now) {
    return goneBy != null && now.isAfter(goneBy.plus(SLACK));
  }

  /** Without what is in it. */
  @Override
  public String toString() {
    return "Leftover";
  }
}
