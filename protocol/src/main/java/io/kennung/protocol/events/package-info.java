/**
 * What the services tell each other, one record an event. Every event has a golden sample on the
 * class path, {@code /events/<Name>.v1.json}, which is never edited: what changes shape is a new
 * event beside it.
 */
@NullMarked
package io.kennung.protocol.events;

import org.jspecify.annotations.NullMarked;
