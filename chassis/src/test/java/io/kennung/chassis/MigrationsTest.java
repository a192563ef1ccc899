package io.kennung.chassis;

import io.kennung.chassis.testing.migrations.MigrationRules;

class MigrationsTest extends MigrationRules {}
