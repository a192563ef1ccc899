package io.kennung.revocation.activity;

import io.kennung.chassis.answers.Failure;

/** Why signs of life were not taken. Said to programs only, so in English. */
enum ActivityFailure implements Failure {
  /** Not a day, or none that can be told of. */
  WRONG_DAY(
      "The day must be a date in UTC such as 2026-11-25, not older than 31 days and not later than"
          + " tomorrow.");

  private final String text;

  ActivityFailure(String text) {
    this.text = text;
  }

  @Override
  public int status() {
    return 400;
  }

  @Override
  public String text() {
    return text;
  }
}
