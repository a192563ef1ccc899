package io.kennung.identity.registration;

import io.kennung.chassis.answers.Failure;

/** Why no identity was created. */
enum RegistrationFailure implements Failure {
  /** Not 32 bytes in base64, or a point with which anybody could "prove" possession. */
  INVALID_PUBLIC_KEY("The public key is not valid."),
  /** The licence that came with the request is not known. */
  INVALID_LICENCE("The licence is not valid.");

  private final String text;

  RegistrationFailure(String text) {
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
