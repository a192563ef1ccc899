package io.kennung.local.signin.oauth;

import io.vertx.core.json.JsonObject;

/** A request that gets an error instead of an answer. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String error;

  /**
   * @param error one of the words of RFC 6749 and OpenID Connect, such as {@code invalid_request}
   * @param why a sentence without secrets: whoever asks gets to see it
   */
  public Refusal(String error, String why) {
    super(why);
    this.error = error;
  }

  /** A request that lacks something, or says what cannot be. */
  public static Refusal invalid(String why) {
    return new Refusal("invalid_request", why);
  }

  /** One of the words of RFC 6749 and OpenID Connect. */
  public String error() {
    return error;
  }

  /** A sentence. */
  public String why() {
    return String.valueOf(getMessage());
  }

  /** As RFC 6749, 5.2 has it. */
  public JsonObject json() {
    return JsonObject.of("error", error, "error_description", why());
  }
}
