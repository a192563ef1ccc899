/** What this service says to people, in their language. */
@NullMarked
package io.kennung.verification.texts;

import org.jspecify.annotations.NullMarked;
