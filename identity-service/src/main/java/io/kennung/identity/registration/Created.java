package io.kennung.identity.registration;

import io.kennung.protocol.IdentityId;

/**
 * The answer to a registration.
 *
 * @param success always true
 * @param identity the new id
 * @param serverGroup two lower-case hexadecimal digits
 */
record Created(boolean success, String identity, String serverGroup) {

  static Created of(String identity) {
    return new Created(true, identity, IdentityId.serverGroup(identity));
  }
}
