/** Builds the images that a cluster runs, with nothing but a JDK. */
@NullMarked
package io.kennung.images;

import org.jspecify.annotations.NullMarked;
