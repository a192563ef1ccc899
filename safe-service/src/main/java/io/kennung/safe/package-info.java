/** Sealed backups: whose they are, nobody here can tell. */
@NullMarked
package io.kennung.safe;

import org.jspecify.annotations.NullMarked;
