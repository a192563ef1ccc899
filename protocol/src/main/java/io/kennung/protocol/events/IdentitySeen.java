package io.kennung.protocol.events;

import java.time.LocalDate;

/**
 * The identity has given a sign of life. Told at most once a day and identity by one publisher.
 *
 * @param identity its id
 * @param day the day, UTC; nothing finer is told
 */
public record IdentitySeen(String identity, LocalDate day) implements IdentityEvent {}
