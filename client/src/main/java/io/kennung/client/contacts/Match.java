package io.kennung.client.contacts;

import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.PublicKey;
import java.util.Optional;

/**
 * An identity to which an address belongs that was asked for.
 *
 * @param identity 8 characters
 * @param publicKey a valid point; whether it is the right person's only the two people can tell
 * @param email as it was given; for Google's two domains also where the other one is linked
 * @param phone E.164 digits, as given. At least one of the two is there
 */
public record Match(
    String identity, PublicKey publicKey, Optional<EmailAddress> email, Optional<String> phone) {

  /** Without the addresses. */
  @Override
  public String toString() {
    return "Match[" + identity + "]";
  }
}
