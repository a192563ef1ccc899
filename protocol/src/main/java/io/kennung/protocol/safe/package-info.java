/**
 * Sealed backups: what a password and an id make of each other, and what the file looks like that a
 * Safe server keeps. Source: the Safe contract, sections 1 and 2.
 */
@NullMarked
package io.kennung.protocol.safe;

import org.jspecify.annotations.NullMarked;
