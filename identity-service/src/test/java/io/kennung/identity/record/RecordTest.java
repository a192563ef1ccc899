package io.kennung.identity.record;

import io.kennung.identity.testing.DirectoryTest;
import io.kennung.staff.testing.RecordContract;

@DirectoryTest
class RecordTest extends RecordContract {

  RecordTest() {
    super("identity-service", "/support/audit");
  }
}
