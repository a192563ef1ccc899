/** Every secret is replaced while people go on. */
@NullMarked
package io.kennung.drills.rotation;

import org.jspecify.annotations.NullMarked;
