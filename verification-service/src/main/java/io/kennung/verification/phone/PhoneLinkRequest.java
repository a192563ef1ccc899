package io.kennung.verification.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.chassis.possession.Binding;
import io.kennung.chassis.possession.ProvenRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/link_mobileno} (directory contract, 6.3): one path for beginning, ending and
 * proving; whoever sends a {@code verificationId} proves.
 *
 * @param identity whose
 * @param mobileNo E.164, with or without the plus; empty to unlink
 * @param lang for the message
 * @param httpsUrl whether the message shall carry a link; clients send true or nothing
 * @param urlScheme the app that the link shall open; clients send its scheme, or true
 * @param verificationId of the verification that a code is for
 * @param code as the person has typed it
 * @param token absent in the first phase
 * @param response absent in the first phase
 */
record PhoneLinkRequest(
    @Nullable String identity,
    @Nullable String mobileNo,
    @Nullable String lang,
    @Nullable JsonNode httpsUrl,
    @Nullable JsonNode urlScheme,
    @Nullable String verificationId,
    @Nullable String code,
    @Nullable String token,
    @Nullable String response)
    implements ProvenRequest {

  @Override
  public Binding binding() {
    return Binding.of(
        "identity/link_mobileno",
        Objects.requireNonNullElse(identity, ""),
        Objects.requireNonNullElse(mobileNo, ""),
        Objects.requireNonNullElse(lang, ""),
        httpsUrl == null ? "" : httpsUrl.toString(),
        urlScheme == null ? "" : urlScheme.toString());
  }

  /**
   * The app that the landing page shall open: empty for the usual one, null where the message
   * carries no link.
   *
   * @param workApp the scheme that {@code urlScheme:true} stands for
   */
  @Nullable String landingApp(String workApp) {
    if (urlScheme != null
        && urlScheme.isTextual()
        && urlScheme.asText().matches("[a-z][a-z0-9+.-]{0,30}")) {
      return urlScheme.asText();
    }
    if (urlScheme != null && urlScheme.asBoolean()) {
      return workApp;
    }
    return httpsUrl != null && httpsUrl.asBoolean() ? "" : null;
  }
}
