package io.kennung.staff;

import io.kennung.chassis.testing.migrations.MigrationRules;
import java.util.Map;

class MigrationsTest extends MigrationRules {

  @Override
  protected Map<String, String> beforeTheFirstRelease() {
    return Map.of(
        "V0902__audit_by_person.sql", "an index on a record that was still empty everywhere");
  }
}
