package io.kennung.local.mail;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A mail, as one of its recipients would have got it.
 *
 * @param number in the order in which they came
 * @param to from the envelope, whatever the mail says
 * @param at when it came
 */
record CaughtMail(long number, String to, Content content, Instant at) {

  JsonObject json() {
    return JsonObject.of(
        "to", to,
        "subject", content.subject(),
        "text", content.text(),
        "html", content.html(),
        "at", at.toString());
  }
}
