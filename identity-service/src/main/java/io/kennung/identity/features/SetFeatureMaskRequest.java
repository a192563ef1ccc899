package io.kennung.identity.features;

import io.kennung.chassis.possession.Binding;
import io.kennung.chassis.possession.ProvenRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/set_featuremask} (directory contract, 6.7).
 *
 * @param identity whose
 * @param featureMask the new mask
 * @param token absent in the first phase
 * @param response absent in the first phase
 */
record SetFeatureMaskRequest(
    @Nullable String identity,
    @Nullable Long featureMask,
    @Nullable String token,
    @Nullable String response)
    implements ProvenRequest {

  @Override
  public Binding binding() {
    return Binding.of(
        "identity/set_featuremask",
        Objects.requireNonNullElse(identity, ""),
        featureMask == null ? "" : featureMask.toString());
  }
}
