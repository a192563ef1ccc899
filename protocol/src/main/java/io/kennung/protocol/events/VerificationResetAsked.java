package io.kennung.protocol.events;

import java.time.Instant;

/**
 * Support staff want a verification that is stuck to end, so that the person can begin anew.
 *
 * @param identity whose
 * @param kind {@code email} or {@code phone}
 * @param request what the answer to it is found by, a UUID
 * @param at when, to the microsecond
 */
public record VerificationResetAsked(String identity, String kind, String request, Instant at)
    implements IdentityEvent {}
