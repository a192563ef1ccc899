package io.kennung.client;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;

/**
 * What the directory tells anybody about an identity that lives.
 *
 * @param identity 8 characters
 * @param publicKey to write to it; a valid point, but whether it is the right person's only the two
 *     people can tell
 * @param featureMask a bit a feature, 0 to 2^53-1
 * @param state active or inactive, never invalid
 * @param type 0 regular, 1 work
 */
public record PublicIdentity(
    String identity, PublicKey publicKey, long featureMask, IdentityState state, int type) {

  static PublicIdentity of(Answer answer, IdentityState state) {
    String identity = answer.text("identity");
    if (!IdentityId.isWellFormed(identity)) {
      throw answer.unexpected("identity");
    }
    if (state == IdentityState.INVALID) {
      throw answer.unexpected("state");
    }
    return new PublicIdentity(
        identity,
        answer.publicKey("publicKey"),
        answer.featureMask("featureMask"),
        state,
        answer.type("type"));
  }
}
