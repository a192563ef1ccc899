package io.kennung.identity.features;

import io.kennung.chassis.answers.Failure;

/** Why a feature mask was not set. */
enum FeatureFailure implements Failure {
  /** Negative, or more than every client can read. */
  OUT_OF_RANGE;

  @Override
  public int status() {
    return 200;
  }

  @Override
  public String text() {
    return "The feature mask must be between 0 and 2^53 - 1.";
  }
}
