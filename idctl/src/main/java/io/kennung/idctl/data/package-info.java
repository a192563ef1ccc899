/** The commands that put a whole profile into one file, and bring it back on another device. */
@NullMarked
package io.kennung.idctl.data;

import org.jspecify.annotations.NullMarked;
