package io.kennung.revocation.ending;

import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/ws/revoke} (directory contract, 6.10).
 *
 * @param identity whose end
 * @param revocationKey base64 of the first 4 bytes of the SHA-256 of the password
 */
record PasswordRevocationRequest(@Nullable String identity, @Nullable String revocationKey) {

  @Override
  public String toString() {
    return "PasswordRevocationRequest";
  }
}
