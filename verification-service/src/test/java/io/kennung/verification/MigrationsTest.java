package io.kennung.verification;

import io.kennung.chassis.testing.migrations.MigrationRules;
import java.util.Map;

class MigrationsTest extends MigrationRules {

  @Override
  protected Map<String, String> beforeTheFirstRelease() {
    return Map.of(
        "V1003__support.sql",
        "a checked column and an index on deliveries, which are kept for 30 days and were few");
  }
}
