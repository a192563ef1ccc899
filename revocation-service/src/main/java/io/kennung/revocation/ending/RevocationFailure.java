package io.kennung.revocation.ending;

import io.kennung.chassis.answers.Failure;

/** Why no identity was ended. */
enum RevocationFailure implements Failure {
  /** One answer for all three: which of them it is would help only a thief. */
  NOT_REVOKED(
      "The ID is unknown, has no revocation password, or the password is another one. Nothing was"
          + " revoked.");

  private final String text;

  RevocationFailure(String text) {
    this.text = text;
  }

  @Override
  public int status() {
    return 200;
  }

  @Override
  public String text() {
    return text;
  }
}
