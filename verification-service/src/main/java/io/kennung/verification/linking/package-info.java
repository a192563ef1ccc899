/** What is the same for addresses of every kind. */
@NullMarked
package io.kennung.verification.linking;

import org.jspecify.annotations.NullMarked;
