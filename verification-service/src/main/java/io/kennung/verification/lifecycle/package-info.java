/** What becomes of addresses when an identity falls silent, wakes or ends. */
@NullMarked
package io.kennung.verification.lifecycle;

import org.jspecify.annotations.NullMarked;
