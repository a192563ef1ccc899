/**
 * The signed configuration file (OPPF) that tells apps where a self-hosted system is: its bytes,
 * its signature, and what it must say so that every app can read it. Source: the contract {@code
 * oppf.md}.
 */
@NullMarked
package io.kennung.protocol.oppf;

import org.jspecify.annotations.NullMarked;
