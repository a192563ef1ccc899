/** How the brokers are reached. */
@NullMarked
package io.kennung.chassis.broker;

import org.jspecify.annotations.NullMarked;
