/** Phone numbers: which there are, and which of them are reached by what. */
@NullMarked
package io.kennung.verification.numbers;

import org.jspecify.annotations.NullMarked;
