/**
 * Everything on one machine: a real PostgreSQL, a real Kafka, the services as processes of their
 * own, and one front door before them. {@link io.kennung.local.Up} is the program, {@link
 * io.kennung.local.Stack} the same for tests.
 */
@NullMarked
package io.kennung.local;

import org.jspecify.annotations.NullMarked;
