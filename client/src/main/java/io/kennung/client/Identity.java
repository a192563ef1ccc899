package io.kennung.client;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.SecretKey;

/**
 * Who acts: an identity together with the key that proves it.
 *
 * @param id 8 characters
 * @param key the secret half of the key pair the directory knows
 */
public record Identity(String id, SecretKey key) {

  /**
   * @throws IllegalArgumentException when the id is not well formed
   */
  public Identity {
    if (!IdentityId.isWellFormed(id)) {
      throw new IllegalArgumentException("not an identity id");
    }
  }

  /** The id only. */
  @Override
  public String toString() {
    return "Identity[" + id + "]";
  }
}
