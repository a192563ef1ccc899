package io.kennung.protocol.events;

import java.time.Instant;

/**
 * What came of something that support staff have asked for.
 *
 * @param identity whose
 * @param request which it answers, a UUID
 * @param outcome {@code done}; {@code nothing} where there was nothing to do, or where it was asked
 *     for too long ago; {@code refused} where the same was lifted within the last day
 * @param at when, to the microsecond
 */
public record SupportAnswered(String identity, String request, String outcome, Instant at)
    implements IdentityEvent {}
