/** How the directory is doing as a whole, for those who look after it. */
@NullMarked
package io.kennung.identity.operations;

import org.jspecify.annotations.NullMarked;
