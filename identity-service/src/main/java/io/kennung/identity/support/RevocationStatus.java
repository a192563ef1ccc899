package io.kennung.identity.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is set for the end of an identity, and how it has ended.
 *
 * @param passwordSet whether there is a revocation password
 * @param passwordSince since when; absent where there is none
 * @param how {@code key} or {@code password}; absent while it lives
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevocationStatus(
    boolean passwordSet, @Nullable Instant passwordSince, @Nullable String how) {}
