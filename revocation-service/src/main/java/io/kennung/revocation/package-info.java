/** Ending an identity, and marking it inactive when it falls silent. */
@NullMarked
package io.kennung.revocation;

import org.jspecify.annotations.NullMarked;
