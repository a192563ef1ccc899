/** The pages of the console about one identity: looking at it, and doing something about it. */
@NullMarked
package io.kennung.identity.console.identities;

import org.jspecify.annotations.NullMarked;
