/** What answers here. */
@NullMarked
package io.kennung.identity.about;

import org.jspecify.annotations.NullMarked;
