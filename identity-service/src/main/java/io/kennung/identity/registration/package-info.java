/** A new identity: a key is proven, an id is drawn, and from then on they belong together. */
@NullMarked
package io.kennung.identity.registration;

import org.jspecify.annotations.NullMarked;
