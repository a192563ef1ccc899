/** Who may use this Safe at all. */
@NullMarked
package io.kennung.safe.access;

import org.jspecify.annotations.NullMarked;
