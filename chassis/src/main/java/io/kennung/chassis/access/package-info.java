/** Tokens that let a licensed caller in elsewhere, without saying who it is. */
@NullMarked
package io.kennung.chassis.access;

import org.jspecify.annotations.NullMarked;
