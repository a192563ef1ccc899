package io.kennung.identity;

import io.kennung.chassis.testing.migrations.MigrationRules;
import java.util.Map;

class MigrationsTest extends MigrationRules {

  @Override
  protected Map<String, String> beforeTheFirstRelease() {
    return Map.of(
        "V1004__operations.sql",
        "a block range index, which is made in one quick pass over a table that was still small");
  }
}
