package io.kennung.verification.senders.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What the gateway may tell later.
 *
 * @param id its name for the message
 * @param status {@code delivered} or {@code failed}; anything else is a step on the way
 */
record WebhookReport(@Nullable String id, @Nullable String status) {}
