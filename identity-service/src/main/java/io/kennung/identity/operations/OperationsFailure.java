package io.kennung.identity.operations;

import io.kennung.chassis.answers.Failure;

/** What can be wrong with a look at the figures. */
enum OperationsFailure implements Failure {
  /** Another word than those there are. */
  NO_RANGE(400, "The range is day, week or month.");

  private final int status;
  private final String text;

  OperationsFailure(int status, String text) {
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
