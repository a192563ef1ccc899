/** The one address that clients know, and the table by which it finds the service behind it. */
@NullMarked
package io.kennung.local.frontdoor;

import org.jspecify.annotations.NullMarked;
