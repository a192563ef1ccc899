/** Tokens that let a caller in, without saying who it is. */
@NullMarked
package io.kennung.chassis.access;

import org.jspecify.annotations.NullMarked;
