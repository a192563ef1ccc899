/**
 * Events on their way out: written in the transaction that makes them true, relayed to Kafka
 * afterwards, in order a key.
 */
@NullMarked
package io.kennung.chassis.outbox;

import org.jspecify.annotations.NullMarked;
