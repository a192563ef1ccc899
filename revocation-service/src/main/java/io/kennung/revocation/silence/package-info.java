/** Marks inactive who has not been heard of for three months. */
@NullMarked
package io.kennung.revocation.silence;

import org.jspecify.annotations.NullMarked;
