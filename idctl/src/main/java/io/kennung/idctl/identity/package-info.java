/** The commands that make an identity and show one. */
@NullMarked
package io.kennung.idctl.identity;

import org.jspecify.annotations.NullMarked;
