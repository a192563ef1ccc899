package io.kennung.local.telephone;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What has come to a telephone.
 *
 * @param to with the plus
 * @param text of the message, or what the call has spoken
 * @param at when it came
 */
record Received(Kind kind, String to, String text, Instant at) {

  JsonObject json() {
    return JsonObject.of("kind", kind.word(), "to", to, "text", text, "at", at.toString());
  }
}
