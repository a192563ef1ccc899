package io.kennung.client.safe.keeping;

import io.kennung.protocol.safe.SafeKeys;
import org.jspecify.annotations.Nullable;

/**
 * Where a backup is kept, and what seals it.
 *
 * @param keys what the password and the id have yielded; a secret
 * @param server as {@link io.kennung.client.safe.SafeAddress#full} writes it, so perhaps a secret;
 *     null for the directory's own
 */
public record Place(SafeKeys keys, @Nullable String server) {

  /** Without what is in it. */
  @Override
  public String toString() {
    return "Place";
  }
}
