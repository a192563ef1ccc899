/** Facts that other services publish, and that may be told any number of times. */
@NullMarked
package io.kennung.chassis.feeds;

import org.jspecify.annotations.NullMarked;
