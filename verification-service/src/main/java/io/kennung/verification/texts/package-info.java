/** How a code is told to a telephone, in the language of its owner. */
@NullMarked
package io.kennung.verification.texts;

import org.jspecify.annotations.NullMarked;
