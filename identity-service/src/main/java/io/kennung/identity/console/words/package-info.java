/** How the console says what has happened: whole sentences, times, and names of features. */
@NullMarked
package io.kennung.identity.console.words;

import org.jspecify.annotations.NullMarked;
