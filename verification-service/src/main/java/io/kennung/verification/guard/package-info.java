/** Keeps messages and calls from becoming somebody's income. */
@NullMarked
package io.kennung.verification.guard;

import org.jspecify.annotations.NullMarked;
