package io.kennung.revocation.activity;

import io.kennung.chassis.testing.TestClock;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Rows of lives as a test needs them, and what has become of them. */
@Singleton
class Lifelines {

  private final People people;
  private final Table table;
  private final TestClock clock;

  @Inject
  Lifelines(People people, Table table, TestClock clock) {
    this.people = people;
    this.table = table;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Known, active, seen on the day before yesterday. */
  String active() {
    return people.create().id();
  }

  /** Known and inactive, last seen a year ago, after six events. */
  String inactive() {
    String id = active();
    table.execute(
        "UPDATE life SET state = 1, revision = 6, seen_on = ? WHERE identity = ?",
        today().minusYears(1),
        id);
    return id;
  }

  /** Known and ended, last seen a year ago. */
  String revoked() {
    String id = active();
    table.execute(
        "UPDATE life SET state = 2, seen_on = ? WHERE identity = ?", today().minusYears(1), id);
    return id;
  }

  /** Many of whom nobody has heard, in the order in which the database sorts them. */
  static List<String> strangers(int count) {
    return Stream.generate(People::newId).limit(count).sorted().toList();
  }

  /** State, revision and day, for instance {@code 0 7 2026-11-25}. */
  String of(String identity) {
    return table.text(
        "SELECT concat_ws(' ', state, revision, seen_on) FROM life WHERE identity = ?", identity);
  }

  /** Changes with every write. */
  String version(String identity) {
    return table.text("SELECT xmin::text FROM life WHERE identity = ?", identity);
  }

  /** Nobody has heard of it. */
  boolean isStranger(String identity) {
    return table.count("life WHERE identity = ?", identity) == 0;
  }

  List<String> wakings(String identity) {
    return table.outbox(identity, "IdentityWoke");
  }
}
