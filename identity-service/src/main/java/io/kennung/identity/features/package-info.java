/** Which features an identity's app understands. */
@NullMarked
package io.kennung.identity.features;

import org.jspecify.annotations.NullMarked;
