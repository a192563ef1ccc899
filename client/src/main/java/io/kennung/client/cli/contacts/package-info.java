/** The commands that find identities by address. */
@NullMarked
package io.kennung.client.cli.contacts;

import org.jspecify.annotations.NullMarked;
