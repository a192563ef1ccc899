/** The few mechanisms that must be the same in every service. No business word is spoken here. */
@NullMarked
package io.kennung.chassis;

import org.jspecify.annotations.NullMarked;
