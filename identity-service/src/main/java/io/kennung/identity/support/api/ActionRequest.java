package io.kennung.identity.support.api;

import org.jspecify.annotations.Nullable;

/**
 * What an action comes with.
 *
 * @param purpose what for, such as the number of a ticket; 1 to 100 characters, no address
 */
record ActionRequest(@Nullable String purpose) {}
