package io.kennung.chassis.answers;

import org.jspecify.annotations.Nullable;

/** The failures that every service knows. */
public enum CommonFailure implements Failure {
  /** Not JSON, not an object, or not the members this call needs. */
  MALFORMED(400, "The request is not a JSON object with the members that this call needs."),
  /** The body is larger than any request of this service. */
  TOO_LARGE(413, "The request is too large."),
  /** Too many identities, hashes or the like in one request. */
  TOO_MANY(400, "The request asks for too many things at once."),
  /** A challenge that this directory has not issued for this request, or that has expired. */
  INVALID_TOKEN(
      200, "The challenge is not valid or has expired. Please try again.", "invalid-token"),
  /** A valid challenge, answered without the right key. */
  WRONG_RESPONSE(
      200, "The answer to the challenge is wrong. This key does not belong to the identity."),
  /** Never registered, or revoked: the difference is nobody's business. */
  UNKNOWN_IDENTITY(200, "This identity was not found or has been revoked.", "invalid-identity"),
  /** A limit is used up. */
  TOO_OFTEN(429, "Too many requests. Please try again later."),
  /** The database cannot be reached. */
  UNAVAILABLE(503, "The directory cannot answer at the moment. Please try again later."),
  /** A bug. */
  UNEXPECTED(500, "Something went wrong on the server.");

  private final int status;
  private final String text;
  private final @Nullable String errorType;

  CommonFailure(int status, String text) {
    this(status, text, null);
  }

  CommonFailure(int status, String text, @Nullable String errorType) {
    this.status = status;
    this.text = text;
    this.errorType = errorType;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public @Nullable String errorType() {
    return errorType;
  }
}
