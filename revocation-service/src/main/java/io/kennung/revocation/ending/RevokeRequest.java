package io.kennung.revocation.ending;

import io.kennung.chassis.possession.Binding;
import io.kennung.chassis.possession.ProvenRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/revoke} (directory contract, 6.10).
 *
 * @param identity whose end
 * @param lang the language of the client; nothing is sent to anybody, so it says nothing
 * @param token absent in the first phase
 * @param response absent in the first phase
 */
record RevokeRequest(
    @Nullable String identity,
    @Nullable String lang,
    @Nullable String token,
    @Nullable String response)
    implements ProvenRequest {

  @Override
  public Binding binding() {
    return Binding.of(
        "identity/revoke",
        Objects.requireNonNullElse(identity, ""),
        Objects.requireNonNullElse(lang, ""));
  }
}
