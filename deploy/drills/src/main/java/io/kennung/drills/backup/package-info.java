/** The database is lost, and comes back from a backup. */
@NullMarked
package io.kennung.drills.backup;

import org.jspecify.annotations.NullMarked;
