/** Verifications that are pending: what they may still do, and what nobody may read out of them. */
@NullMarked
package io.kennung.verification.pending;

import org.jspecify.annotations.NullMarked;
