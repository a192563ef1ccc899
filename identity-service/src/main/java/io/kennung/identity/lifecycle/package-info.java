/** The state of an identity follows what revocation-service tells. */
@NullMarked
package io.kennung.identity.lifecycle;

import org.jspecify.annotations.NullMarked;
