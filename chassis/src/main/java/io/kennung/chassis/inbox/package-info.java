/** Events that come in: taken from Kafka, applied once, acknowledged after commit. */
@NullMarked
package io.kennung.chassis.inbox;

import org.jspecify.annotations.NullMarked;
