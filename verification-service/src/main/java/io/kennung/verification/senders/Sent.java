package io.kennung.verification.senders;

import java.util.Optional;

/**
 * A message that was taken.
 *
 * @param provider who has taken it
 * @param reference the provider's name for it, as {@link DeliveryReports} will use it
 */
public record Sent(String provider, Optional<String> reference) {}
