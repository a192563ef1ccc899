/** The commands that tie addresses to an identity and let them go. */
@NullMarked
package io.kennung.idctl.linking;

import org.jspecify.annotations.NullMarked;
