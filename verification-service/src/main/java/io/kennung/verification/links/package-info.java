/** Which address belongs to whom. */
@NullMarked
package io.kennung.verification.links;

import org.jspecify.annotations.NullMarked;
