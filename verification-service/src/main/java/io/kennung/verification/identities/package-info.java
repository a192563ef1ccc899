/** Who exists and lives, as the other services tell it. */
@NullMarked
package io.kennung.verification.identities;

import org.jspecify.annotations.NullMarked;
