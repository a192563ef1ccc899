package io.kennung.verification.matching;

import io.kennung.chassis.answers.Failure;

/** The ways in which the contact match can fail, beyond what every service knows. */
enum MatchFailure implements Failure {
  /** Clients then fetch a new token, once, and ask again. */
  INVALID_MATCH_TOKEN(403, "The match token is not valid or has expired."),
  /** Without a token only very few hashes are looked for. */
  MATCH_TOKEN_NEEDED(403, "So many hashes need a match token.");

  private final int status;
  private final String text;

  MatchFailure(int status, String text) {
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
