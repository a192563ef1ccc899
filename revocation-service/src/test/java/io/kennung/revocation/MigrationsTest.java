package io.kennung.revocation;

import io.kennung.chassis.testing.migrations.MigrationRules;
import java.util.Map;

class MigrationsTest extends MigrationRules {

  @Override
  protected Map<String, String> beforeTheFirstRelease() {
    return Map.of("V1003__unknown_lives.sql", "an index on a part of the lives that was empty");
  }
}
