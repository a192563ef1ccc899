/** What staff see of an identity. */
@NullMarked
package io.kennung.idctl.support;

import org.jspecify.annotations.NullMarked;
