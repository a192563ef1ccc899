/**
 * The two-phase challenge: proof that a caller holds the secret half of a public key, without any
 * state until it succeeds.
 */
@NullMarked
package io.kennung.chassis.possession;

import org.jspecify.annotations.NullMarked;
