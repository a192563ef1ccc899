package io.kennung.verification.record;

import io.kennung.staff.testing.RecordContract;
import io.kennung.verification.testing.VerificationTest;

@VerificationTest
class RecordTest extends RecordContract {

  RecordTest() {
    super("verification-service", "/support/search/audit");
  }
}
