/** Who lives, since when unheard of, and with which key. */
@NullMarked
package io.kennung.revocation.lives;

import org.jspecify.annotations.NullMarked;
