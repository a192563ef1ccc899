/**
 * A Safe that is switched on: what a device remembers of it, when the next backup is due, and how
 * its password changes without a moment in which there is no backup. {@link
 * io.kennung.client.safe.keeping.Safekeeping} is the way in. Source: the Safe contract, section 5.
 */
@NullMarked
package io.kennung.client.safe.keeping;

import org.jspecify.annotations.NullMarked;
