/** Which kinds of address an identity is linked to, as verification-service tells. */
@NullMarked
package io.kennung.identity.links;

import org.jspecify.annotations.NullMarked;
