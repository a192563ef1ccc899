package io.kennung.verification.senders.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What the gateway may answer.
 *
 * @param id with 2xx: its name for the message, at most 128 characters
 * @param reason with 4xx: {@code number} (nobody can be reached there), {@code destination} (we are
 *     not served for this country or network) or {@code refused} (we are not served at all)
 */
record WebhookAnswer(@Nullable String id, @Nullable String reason) {}
