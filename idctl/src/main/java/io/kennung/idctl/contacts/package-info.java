/** The people a person knows: commands that keep contacts, and that find identities by address. */
@NullMarked
package io.kennung.idctl.contacts;

import org.jspecify.annotations.NullMarked;
