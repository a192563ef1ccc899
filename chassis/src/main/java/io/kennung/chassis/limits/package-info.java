/** How often a caller may ask. */
@NullMarked
package io.kennung.chassis.limits;

import org.jspecify.annotations.NullMarked;
