package io.kennung.identity.operations.figures;

import java.time.Instant;

/**
 * How many identities there were.
 *
 * @param at when they were counted
 * @param active those who have given a sign of life within three months
 * @param inactive those who have not
 * @param revoked those who have ended
 */
public record Population(Instant at, long active, long inactive, long revoked) {}
