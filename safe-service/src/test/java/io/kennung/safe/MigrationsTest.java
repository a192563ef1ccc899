package io.kennung.safe;

import io.kennung.chassis.testing.migrations.MigrationRules;
import java.util.Map;

class MigrationsTest extends MigrationRules {

  @Override
  protected Map<String, String> beforeTheFirstRelease() {
    return Map.of(
        "V1002__objects.sql",
        "bytes may lie elsewhere from here on: a version that knew only the row had not been released");
  }
}
