package io.kennung.protocol.events;

import java.time.Instant;

/**
 * The identity's app understands other features than before.
 *
 * @param identity its id
 * @param featureMask the new mask, 0 to 2^53-1
 * @param at when, to the microsecond
 */
public record FeatureMaskChanged(String identity, long featureMask, Instant at)
    implements IdentityEvent {}
