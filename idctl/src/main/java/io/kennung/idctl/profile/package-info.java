/** The commands for the profiles of this device: which there are, locking and removing them. */
@NullMarked
package io.kennung.idctl.profile;

import org.jspecify.annotations.NullMarked;
