package io.kennung.setup.topics;

import java.util.Optional;

/**
 * On how many brokers a record is kept: each deployment's own matter.
 *
 * @param factor the brokers that keep it; empty for what the cluster does by default
 * @param minInSync how many of them must have it before it counts as sent; empty for the default
 */
public record Replication(Optional<Integer> factor, Optional<Integer> minInSync) {

  /** As the cluster does by default. */
  public static Replication byDefault() {
    return new Replication(Optional.empty(), Optional.empty());
  }
}
