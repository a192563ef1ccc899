/** An identity that comes back to a new device asks for what the directory knows of it. */
@NullMarked
package io.kennung.identity.recovery;

import org.jspecify.annotations.NullMarked;
