/** Every process of every service is replaced while people use them, and nobody notices. */
@NullMarked
package io.kennung.drills.rolling;

import org.jspecify.annotations.NullMarked;
