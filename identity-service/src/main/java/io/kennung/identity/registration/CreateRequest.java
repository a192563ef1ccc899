package io.kennung.identity.registration;

import io.kennung.chassis.possession.Binding;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/create} (directory contract, section 5). Clients add members about
 * themselves, some only in the second phase; the challenge is bound to the key alone.
 *
 * @param publicKey base64 of 32 bytes
 * @param token absent in the first phase
 * @param response absent in the first phase
 * @param licenseUsername only where a licence is asked for
 * @param licensePassword only where a licence is asked for
 */
record CreateRequest(
    @Nullable String publicKey,
    @Nullable String token,
    @Nullable String response,
    @Nullable String licenseUsername,
    @Nullable String licensePassword) {

  static Binding binding(String publicKey) {
    return Binding.of("identity/create", publicKey);
  }
}
