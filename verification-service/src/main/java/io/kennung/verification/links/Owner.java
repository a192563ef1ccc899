package io.kennung.verification.links;

import io.kennung.protocol.events.LinkKind;
import java.time.Instant;

/**
 * Who has an address.
 *
 * @param kind of the address
 * @param since when, to the microsecond
 */
public record Owner(String identity, LinkKind kind, Instant since) {}
