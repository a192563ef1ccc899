package io.kennung.revocation.passwords;

import io.kennung.chassis.possession.Binding;
import io.kennung.chassis.possession.ProvenRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/set_revocation_key} (directory contract, 6.9).
 *
 * @param identity whose
 * @param revocationKey base64 of the first 4 bytes of the SHA-256 of the password
 * @param token absent in the first phase
 * @param response absent in the first phase
 */
record SetRevocationKeyRequest(
    @Nullable String identity,
    @Nullable String revocationKey,
    @Nullable String token,
    @Nullable String response)
    implements ProvenRequest {

  @Override
  public Binding binding() {
    return Binding.of(
        "identity/set_revocation_key",
        Objects.requireNonNullElse(identity, ""),
        Objects.requireNonNullElse(revocationKey, ""));
  }

  @Override
  public String toString() {
    return "SetRevocationKeyRequest";
  }
}
