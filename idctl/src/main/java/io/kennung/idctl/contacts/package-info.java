/** The commands that find identities by address. */
@NullMarked
package io.kennung.idctl.contacts;

import org.jspecify.annotations.NullMarked;
