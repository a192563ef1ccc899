/** The commands that make an identity and show one. */
@NullMarked
package io.kennung.client.cli.identity;

import org.jspecify.annotations.NullMarked;
