/** Backups, their names, and where they are kept. */
@NullMarked
package io.kennung.safe.backups;

import org.jspecify.annotations.NullMarked;
