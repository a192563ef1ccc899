package io.kennung.identity.changes;

import io.kennung.chassis.answers.Failure;

/** How asking for changes can fail. */
enum ChangesFailure implements Failure {
  NO_CURSOR(400, "What stands in after is not a cursor of this feed."),
  NO_LIMIT(400, "limit must be a whole number from 1 to 10000."),
  NO_WAIT(400, "wait must be whole seconds from 0 to 60."),
  FORGOTTEN(
      410,
      "What came after this cursor is not kept any more. Begin anew without after, and then ask identity/check for every identity you know."),
  UNKNOWN(
      410,
      "This directory has not given out this cursor, or was restored from a backup since. Begin anew without after, and then ask identity/check for every identity you know."),
  TOO_MANY_WAIT(429, "Too many are waiting with this token. Please ask again later.");

  private final int status;
  private final String text;

  ChangesFailure(int status, String text) {
    this.status = status;
    this.text = text;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String text() {
    return text;
  }
}
