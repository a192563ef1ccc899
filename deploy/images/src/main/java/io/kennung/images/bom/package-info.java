/** What lies in an image, in CycloneDX, for whoever looks for known holes in it. */
@NullMarked
package io.kennung.images.bom;

import org.jspecify.annotations.NullMarked;
