/** How often something may be asked for, without keeping who asked. */
@NullMarked
package io.kennung.safe.limits;

import org.jspecify.annotations.NullMarked;
