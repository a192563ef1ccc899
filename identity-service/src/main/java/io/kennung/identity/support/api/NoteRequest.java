package io.kennung.identity.support.api;

import org.jspecify.annotations.Nullable;

/**
 * What is to be written down.
 *
 * @param purpose what for, such as the number of a ticket; 1 to 100 characters, no address
 * @param text 1 to 500 characters, one or more lines, no address
 */
record NoteRequest(@Nullable String purpose, @Nullable String text) {}
