package io.kennung.client;

import io.kennung.protocol.IdentityState;
import org.jspecify.annotations.Nullable;

/**
 * How an identity is doing.
 *
 * @param identity 8 characters
 * @param state invalid where it was never assigned or has been revoked
 * @param type 0 regular, 1 work
 * @param featureMask a bit a feature, 0 to 2^53-1; null where the directory does not know (keep the
 *     one known before)
 */
public record CheckedIdentity(
    String identity, IdentityState state, int type, @Nullable Long featureMask) {}
