/** Who may use this directory at all: everybody, or holders of a licence. */
@NullMarked
package io.kennung.identity.licensing;

import org.jspecify.annotations.NullMarked;
