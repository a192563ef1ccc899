package io.kennung.identity.recovery;

import io.kennung.chassis.possession.Binding;
import io.kennung.chassis.possession.ProvenRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/fetch_priv} (directory contract, 6.1).
 *
 * @param identity whose
 * @param appVariant {@code consumer} or {@code work}; absent in old clients
 * @param token absent in the first phase
 * @param response absent in the first phase
 */
record FetchPrivateRequest(
    @Nullable String identity,
    @Nullable String appVariant,
    @Nullable String token,
    @Nullable String response)
    implements ProvenRequest {

  @Override
  public Binding binding() {
    return Binding.of(
        "identity/fetch_priv",
        Objects.requireNonNullElse(identity, ""),
        Objects.requireNonNullElse(appVariant, ""));
  }
}
