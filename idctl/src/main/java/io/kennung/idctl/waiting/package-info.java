/** Asking a person at a terminal for something, while the time until other ways counts down. */
@NullMarked
package io.kennung.idctl.waiting;

import org.jspecify.annotations.NullMarked;
