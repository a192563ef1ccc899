package io.kennung.local.telephone;

import io.vertx.core.json.JsonObject;

/** What Twilio says when it takes nothing. */
enum Refusal {
  NOT_AUTHENTICATED(401, 20003, "Authenticate"),
  BROKEN(500, 20500, "An internal server error has occurred"),
  NO_TO_OF_CALL(400, 21201, "No 'To' number is specified"),
  NO_URL(400, 21205, "A 'Url' or 'Twiml' parameter is required"),
  INVALID_TO(400, 21211, "Invalid 'To' Phone Number"),
  NO_FROM_OF_CALL(400, 21213, "'From' phone number is required"),
  NO_PERMISSION(400, 21408, "Permission to send to the region of the 'To' number is not enabled"),
  NO_BODY(400, 21602, "Message body is required"),
  NO_FROM(400, 21603, "A 'From' number or a 'MessagingServiceSid' is required"),
  NO_TO(400, 21604, "A 'To' phone number is required"),
  INVALID_CALLBACK(400, 21609, "The 'StatusCallback' URL is not a valid URL"),
  BLOCKED(400, 21610, "The recipient has asked for no more messages"),
  NO_ROUTE(400, 21612, "The 'To' number is not reachable from this 'From' number"),
  NOT_MOBILE(400, 21614, "'To' number is not a valid mobile number"),
  TOO_LONG(400, 21617, "The message body exceeds 1600 characters"),
  // Twilio takes such a call, and then says "an application error has occurred" into it.
  NO_TWIML(400, 12100, "Document parse failure");

  private final int status;
  private final int code;
  private final String message;

  Refusal(int status, int code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  int status() {
    return status;
  }

  JsonObject json() {
    return JsonObject.of(
        "code", code,
        "message", message,
        "more_info", "https://www.twilio.com/docs/errors/" + code,
        "status", status);
  }
}
