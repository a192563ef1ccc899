/** Where programs of support staff ask, with a token of the person. */
@NullMarked
package io.kennung.identity.support.api;

import org.jspecify.annotations.NullMarked;
