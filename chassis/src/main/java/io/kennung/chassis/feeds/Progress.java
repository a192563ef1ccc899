package io.kennung.chassis.feeds;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a feed has been read, by all replicas together.
 *
 * @param readTo all that was published before this moment has been read, in every partition; empty
 *     until the end was reached for the first time
 * @param lostAt when it was last found that records were gone before anybody had read them; empty
 *     when none ever were
 */
public record Progress(Optional<Instant> readTo, Optional<Instant> lostAt) {

  /** Nobody has looked yet. */
  static final Progress UNKNOWN = new Progress(Optional.empty(), Optional.empty());
}
