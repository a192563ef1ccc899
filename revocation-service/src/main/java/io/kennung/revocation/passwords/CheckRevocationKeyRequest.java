package io.kennung.revocation.passwords;

import io.kennung.chassis.possession.Binding;
import io.kennung.chassis.possession.ProvenRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/check_revocation_key} (directory contract, 6.8).
 *
 * @param identity whose
 * @param token absent in the first phase
 * @param response absent in the first phase
 */
record CheckRevocationKeyRequest(
    @Nullable String identity, @Nullable String token, @Nullable String response)
    implements ProvenRequest {

  @Override
  public Binding binding() {
    return Binding.of("identity/check_revocation_key", Objects.requireNonNullElse(identity, ""));
  }
}
