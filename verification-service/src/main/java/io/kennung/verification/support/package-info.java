/** What staff may change about linking: never whose an address is, never a short cut. */
@NullMarked
package io.kennung.verification.support;

import org.jspecify.annotations.NullMarked;
