/** Which key belongs to whom, for those who must prove it. */
@NullMarked
package io.kennung.identity.keys;

import org.jspecify.annotations.NullMarked;
