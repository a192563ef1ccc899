package io.kennung.local.telephone;

/** The two ways to a telephone, with the names that Twilio has for what belongs to each. */
enum Kind {
  SMS("sms", "SM", "Messages", "Message", "delivered"),
  CALL("call", "CA", "Calls", "Call", "completed");

  private final String word;
  private final String sidPrefix;
  private final String resource;
  private final String fieldPrefix;
  private final String end;

  Kind(String word, String sidPrefix, String resource, String fieldPrefix, String end) {
    this.word = word;
    this.sidPrefix = sidPrefix;
    this.resource = resource;
    this.fieldPrefix = fieldPrefix;
    this.end = end;
  }

  /** In our own API. */
  String word() {
    return word;
  }

  String sidPrefix() {
    return sidPrefix;
  }

  /** In paths. */
  String resource() {
    return resource;
  }

  /** For instance of {@code MessageSid} in status callbacks. */
  String fieldPrefix() {
    return fieldPrefix;
  }

  /** The status when all has gone well. */
  String end() {
    return end;
  }
}
