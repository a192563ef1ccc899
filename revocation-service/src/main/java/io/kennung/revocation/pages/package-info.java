/** The page on which a person whose device is gone ends the identity. */
@NullMarked
package io.kennung.revocation.pages;

import org.jspecify.annotations.NullMarked;
