package io.kennung.protocol.events;

import java.time.Instant;

/**
 * Support staff want limits that an identity has run into to be as if it had not.
 *
 * @param identity whose
 * @param limits {@code linking}, {@code matching} or {@code revocation}
 * @param request what the answer to it is found by, a UUID
 * @param at when, to the microsecond
 */
public record LimitsLiftAsked(String identity, String limits, String request, Instant at)
    implements IdentityEvent {}
