/** The commands that end an identity, and those that set a password for ending it. */
@NullMarked
package io.kennung.idctl.revocation;

import org.jspecify.annotations.NullMarked;
