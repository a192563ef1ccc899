/** Who of the staff may do what, how often, and that it is on record. */
@NullMarked
package io.kennung.identity.support.desk;

import org.jspecify.annotations.NullMarked;
