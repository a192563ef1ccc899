package io.kennung.identity.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the history of an identity.
 *
 * @param at when that happened which stands there
 * @param position tells apart what happened in the same moment
 */
public record Place(Instant at, long position) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,17})-(\\d{1,18})");

  /**
   * Reads what {@link #text} wrote; empty for anything else.
   *
   * @param text microseconds since 1970, a hyphen, the position
   */
  public static Optional<Place> read(String text) {
    Matcher written = WRITTEN.matcher(text);
    return written.matches()
        ? Optional.of(
            new Place(
                Instant.EPOCH.plus(Long.parseLong(written.group(1)), ChronoUnit.MICROS),
                Long.parseLong(written.group(2))))
        : Optional.empty();
  }

  /** To be given back by whoever wants to go on from here. */
  public String text() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + position;
  }
}
