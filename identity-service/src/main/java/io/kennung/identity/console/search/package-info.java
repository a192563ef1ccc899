/** How the console finds an identity: by its id, or by an address that is linked to it. */
@NullMarked
package io.kennung.identity.console.search;

import org.jspecify.annotations.NullMarked;
