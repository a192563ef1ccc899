package io.kennung.identity.lookup;

import io.kennung.protocol.IdentityState;

/**
 * What anybody may know of a living identity (directory contract, 4.1 and 4.2). All members are
 * always there.
 *
 * @param identity its id
 * @param publicKey base64 of 32 bytes
 * @param featureMask 0 to 2^53-1
 * @param state 0 active, 1 inactive; never 2: a revoked identity is answered like one that never
 *     was
 * @param type 0 regular, 1 work
 */
public record PublicIdentity(
    String identity, String publicKey, long featureMask, int state, int type) {

  boolean lives() {
    return state != IdentityState.INVALID.code();
  }
}
