package io.kennung.staff.answers;

import io.kennung.chassis.answers.Failure;

/** The ways in which staff are refused, whatever they want. */
public enum StaffFailure implements Failure {
  /** No token, or one that is not good. */
  NOT_SIGNED_IN(401, "Sign in first: this needs an access token of a member of staff."),
  /** Without the role. */
  NOT_ALLOWED(403, "Your role does not allow this."),
  /** Whether a token is good cannot be told: the provider does not answer, or not as one does. */
  ISSUER_AWAY(503, "Nobody can sign in at the moment. Please try again later."),
  /** Nobody looks without saying why. */
  PURPOSE_MISSING(400, "Say what for: a purpose is needed, such as the number of a ticket."),
  /** Too long, or with an address in it. */
  PURPOSE_UNFIT(400, "A purpose has at most 100 characters, and no address in it.");

  private final int status;
  private final String text;

  StaffFailure(int status, String text) {
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
