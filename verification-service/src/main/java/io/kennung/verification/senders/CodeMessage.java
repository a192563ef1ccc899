package io.kennung.verification.senders;

import io.kennung.pages.Language;
import java.time.Instant;

/**
 * A code on its way to a telephone.
 *
 * @param reference names this delivery; the same when it is tried again, says nothing about whom it
 *     is for
 * @param channel by which way
 * @param to E.164 with the plus
 * @param text the short message, or what the call speaks, the digits twice, from beginning to end
 * @param language of the text
 * @param notAfter a call that has not been placed by then must not be placed any more
 */
public record CodeMessage(
    String reference,
    Channel channel,
    String to,
    String text,
    Language language,
    Instant notAfter) {

  /** Without the number and the text: these belong in no log. */
  @Override
  public String toString() {
    return "CodeMessage[" + reference + ", " + channel + "]";
  }
}
