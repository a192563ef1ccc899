package io.kennung.verification.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that were found.
 *
 * @param checkInterval seconds after which to ask again
 * @param identities an entry an identity
 */
record MatchAnswer(long checkInterval, List<Found> identities) {

  /**
   * One of them; texts only, since a client in the field reads nothing else.
   *
   * @param publicKey base64 of 32 bytes
   * @param emailHash as it was sent; left out where the address was not asked for or is not linked
   * @param mobileNoHash likewise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(
      String identity,
      String publicKey,
      @Nullable String emailHash,
      @Nullable String mobileNoHash) {

    Found and(Found other) {
      return new Found(
          identity,
          publicKey,
          emailHash == null ? other.emailHash : emailHash,
          mobileNoHash == null ? other.mobileNoHash : mobileNoHash);
    }
  }
}
