/** What traces must not tell. */
@NullMarked
package io.kennung.chassis.traces;

import org.jspecify.annotations.NullMarked;
