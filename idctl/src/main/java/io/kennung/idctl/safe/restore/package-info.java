/** Brings an identity back from its Safe, with all that belongs to it. */
@NullMarked
package io.kennung.idctl.safe.restore;

import org.jspecify.annotations.NullMarked;
