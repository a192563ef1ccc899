/**
 * The command {@code idctl}: create an identity, look one up, from a terminal or a script. Secrets
 * live in a profile folder with owner-only rights and never in arguments, output or error texts.
 */
@NullMarked
package io.kennung.client.cli;

import org.jspecify.annotations.NullMarked;
