package io.kennung.staff;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.kennung.chassis.testing.HouseRules;

@AnalyzeClasses(packages = "io.kennung.staff", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest static final ArchTests rules = ArchTests.in(HouseRules.class);
}
