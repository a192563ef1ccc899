/** What staff may change about revoking: who has tried too often may try again. */
@NullMarked
package io.kennung.revocation.support;

import org.jspecify.annotations.NullMarked;
