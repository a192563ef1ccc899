/** What support staff see of an identity, and what they may do about it. */
@NullMarked
package io.kennung.identity.support;

import org.jspecify.annotations.NullMarked;
