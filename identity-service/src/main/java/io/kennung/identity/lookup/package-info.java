/** What anybody may ask about an identity: its key, its features, whether it lives. */
@NullMarked
package io.kennung.identity.lookup;

import org.jspecify.annotations.NullMarked;
