/**
 * What the profile remembers of the addresses that were linked and proven here, so that a person is
 * told when one is gone.
 */
@NullMarked
package io.kennung.idctl.links;

import org.jspecify.annotations.NullMarked;
