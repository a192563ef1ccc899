package io.kennung.chassis.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not make sense of, as it came.
 *
 * @param topic where it was read
 * @param partition and in which part of it
 * @param offset and where there
 * @param type its CloudEvents type, where it had one
 * @param key base64 of its key
 * @param value base64 of its value
 * @param consumer who could not read it
 * @param reason what was wrong, without a word of its content
 */
public record DeadLetter(
    String topic,
    int partition,
    long offset,
    @Nullable String type,
    @Nullable String key,
    @Nullable String value,
    String consumer,
    String reason) {

  /** Its own CloudEvents type. */
  public static final String TYPE = "io.kennung.DeadLetter.v1";
}
