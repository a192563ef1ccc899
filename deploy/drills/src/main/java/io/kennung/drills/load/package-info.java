/** Requests at a constant rate, each sent once: what goes wrong with one of them is on record. */
@NullMarked
package io.kennung.drills.load;

import org.jspecify.annotations.NullMarked;
