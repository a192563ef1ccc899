package io.kennung.verification.senders.webhook;

import io.kennung.verification.senders.CodeMessage;
import java.time.Instant;
import java.util.Locale;

/**
 * What the gateway gets.
 *
 * @param reference the same when a message is sent again
 * @param channel {@code sms} or {@code call}
 * @param to E.164 with the plus
 * @param text to write or to speak, as it is
 * @param language two letters
 * @param notAfter when it is no longer worth sending; a call must not be placed after it
 */
record WebhookMessage(
    String reference, String channel, String to, String text, String language, Instant notAfter) {

  static WebhookMessage of(CodeMessage message) {
    return new WebhookMessage(
        message.reference(),
        message.channel().name().toLowerCase(Locale.ROOT),
        message.to(),
        message.text(),
        message.language().tag(),
        message.notAfter());
  }

  /** Without the number and the text: these belong in no log. */
  @Override
  public String toString() {
    return "WebhookMessage[" + reference + "]";
  }
}
