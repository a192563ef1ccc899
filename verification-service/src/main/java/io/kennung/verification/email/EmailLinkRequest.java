package io.kennung.verification.email;

import io.kennung.chassis.possession.Binding;
import io.kennung.chassis.possession.ProvenRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/link_email} (directory contract, 6.2).
 *
 * @param identity whose
 * @param email as the person has typed it; empty to unlink
 * @param lang for the mail; absent in the link check
 * @param token absent in the first phase
 * @param response absent in the first phase
 */
record EmailLinkRequest(
    @Nullable String identity,
    @Nullable String email,
    @Nullable String lang,
    @Nullable String token,
    @Nullable String response)
    implements ProvenRequest {

  @Override
  public Binding binding() {
    return Binding.of(
        "identity/link_email",
        Objects.requireNonNullElse(identity, ""),
        Objects.requireNonNullElse(email, ""),
        Objects.requireNonNullElse(lang, ""));
  }
}
