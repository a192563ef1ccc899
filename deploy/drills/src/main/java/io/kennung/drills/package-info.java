/** Practised on a whole system of one machine: what an operator has to be sure of. */
@NullMarked
package io.kennung.drills;

import org.jspecify.annotations.NullMarked;
