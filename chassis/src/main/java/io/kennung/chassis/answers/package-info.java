/** What clients send and get: strict JSON in, the contract's failures out. */
@NullMarked
package io.kennung.chassis.answers;

import org.jspecify.annotations.NullMarked;
