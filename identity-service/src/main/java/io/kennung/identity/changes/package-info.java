/** Chat servers ask here what has become of identities. */
@NullMarked
package io.kennung.identity.changes;

import org.jspecify.annotations.NullMarked;
