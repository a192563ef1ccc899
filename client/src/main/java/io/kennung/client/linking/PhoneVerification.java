package io.kennung.client.linking;

import java.util.Optional;

/**
 * A phone number that waits for its code.
 *
 * @param verificationId opaque; needed to submit the code and to ask for the call, so keep it. The
 *     directory does not tell it again
 * @param next what may be done, and when
 * @param notice a sentence for the person, for instance that the number cannot receive an SMS. It
 *     is safe to print
 */
public record PhoneVerification(String verificationId, Next next, Optional<String> notice)
    implements PhoneLinking {

  /** Without the id: together with the code it is worth a link. */
  @Override
  public String toString() {
    return "PhoneVerification[" + next + "]";
  }
}
