package io.kennung.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * (d) What a million identities take on disk, table by table, indexes and what is beside included.
 */
final class DatabaseSizes {

  private static final long MILLION = 1_000_000;

  /** Enough for a row's share of pages and indexes to be what it is with more. */
  private static final long ROWS = 200_000;

  private static final long BACKUPS = 5_000;

  private record Measured(ExampleTable table, double bytesARow) {

    double megabytesAMillion() {
      return bytesARow * table.rowsAnIdentity();
    }
  }

  private final Testbed testbed;

  DatabaseSizes(Testbed testbed) {
    this.testbed = testbed;
  }

  /** Fills, measures and empties. What the loads of other benchmarks need stays. */
  String table() {
    new LoadedDirectory(testbed).load();
    new LoadedLinks(testbed.of("verification"), MILLION).load();
    List<Measured> measured = new ArrayList<>();
    for (ExampleTable each : ExampleTable.ALL) {
      System.out.printf("Measuring %s.%s%n", each.schema(), each.name());
      measured.add(new Measured(each, bytesARow(each)));
    }
    for (ExampleTable each : ExampleTable.ALL.reversed()) {
      if (!each.isLoadedElsewhere() && !each.name().equals("life")) {
        empty(each);
      }
    }
    return text(measured);
  }

  private double bytesARow(ExampleTable table) {
    Administrator database = database(table);
    if (!table.isLoadedElsewhere()) {
      empty(table);
      fill(table);
    }
    database.execute("VACUUM (ANALYZE) " + table.name());
    long rows = database.number("SELECT count(*) FROM " + table.name());
    long bytes = database.number("SELECT pg_total_relation_size('%s')".formatted(table.name()));
    return (double) bytes / rows;
  }

  private void fill(ExampleTable table) {
    String insert = table.insert();
    String columns = insert.startsWith("(") ? insert.substring(0, insert.indexOf(')') + 1) : "";
    database(table)
        .execute(
            """
            SET session_replication_role = replica;
            INSERT INTO %s %s
            WITH who AS (
              SELECT (%d + n * %d %% %d)::text AS id, n FROM generate_series(0::bigint, %d - 1) n)
            %s\
            """
                .formatted(
                    table.name(),
                    columns,
                    LoadedDirectory.FIRST,
                    LoadedDirectory.STEP,
                    LoadedDirectory.SPAN,
                    rows(table),
                    insert.substring(columns.length())));
  }

  private static long rows(ExampleTable table) {
    return switch (table.name()) {
      case "life" -> MILLION;
      case "backup" -> BACKUPS;
      default -> ROWS;
    };
  }

  /** The record of staff and what has ended are kept from it by triggers. */
  private void empty(ExampleTable table) {
    database(table)
        .execute(
            "SET session_replication_role = replica; TRUNCATE %s CASCADE".formatted(table.name()));
  }

  private Administrator database(ExampleTable table) {
    return new Administrator(testbed.of(table.schema()));
  }

  private static String text(List<Measured> measured) {
    StringBuilder text = new StringBuilder();
    text.append("| table | a row is | bytes a row | rows an identity | MB a million |\n");
    text.append("|---|---|---|---|---|\n");
    for (Measured each : measured) {
      text.append(
          Outcome.number(
              "| `%s.%s` | %s | %,.0f | %s | %,.0f |%n",
              each.table().schema(),
              each.table().name(),
              each.table().why(),
              each.bytesARow(),
              Double.toString(each.table().rowsAnIdentity()).replaceAll("\\.0$", ""),
              each.megabytesAMillion()));
    }
    for (String schema : List.of("identity", "verification", "revocation", "safe")) {
      text.append(
          Outcome.number(
              "| **%s** | | | | **%,.0f** |%n",
              schema,
              measured.stream()
                  .filter(each -> each.table().schema().equals(schema))
                  .mapToDouble(Measured::megabytesAMillion)
                  .sum()));
    }
    return text.toString();
  }
}
