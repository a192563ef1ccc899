package io.kennung.chassis.possession;

import io.kennung.protocol.PublicKey;
import java.util.Optional;

/**
 * Which key belongs to whom. identity-service asks its own table; the others keep a copy and read
 * through what is not there yet.
 */
public interface PublicKeys {

  /** The key of a living identity; empty when it was never registered or has been revoked. */
  Optional<PublicKey> of(String identity);
}
