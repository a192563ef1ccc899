/** The commands that tie addresses to an identity and let them go. */
@NullMarked
package io.kennung.client.cli.linking;

import org.jspecify.annotations.NullMarked;
