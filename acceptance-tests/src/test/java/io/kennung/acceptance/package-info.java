/**
 * What a person can rely on, told as journeys: the packaged services, a real PostgreSQL, a real
 * Kafka, and the SDK as the client.
 */
@NullMarked
package io.kennung.acceptance;

import org.jspecify.annotations.NullMarked;
