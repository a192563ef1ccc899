package io.kennung.identity.recovery;

import io.kennung.chassis.answers.Failure;
import org.jspecify.annotations.Nullable;

/** Why an identity did not come back. */
enum RecoveryFailure implements Failure {
  /** A work identity in a consumer app, or the other way round. */
  OTHER_APP_VARIANT;

  @Override
  public int status() {
    return 200;
  }

  @Override
  public String text() {
    return "This identity belongs to another variant of the app.";
  }

  @Override
  public @Nullable String errorType() {
    return "identity-transfer-prohibited";
  }
}
