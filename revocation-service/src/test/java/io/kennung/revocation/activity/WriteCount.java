package io.kennung.revocation.activity;

import io.kennung.revocation.testing.Table;

/** Counts, while it lasts, how often the row of each life is written. */
final class WriteCount implements AutoCloseable {

  private final Table table;

  private WriteCount(Table table) {
    this.table = table;
  }

  /** It begins. */
  static WriteCount of(Table table) {
    table.execute("CREATE TABLE life_written (identity text)");
    table.execute(
        """
        CREATE FUNCTION count_write() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN INSERT INTO life_written VALUES (NEW.identity); RETURN NULL; END'
        """);
    table.execute(
        """
        CREATE TRIGGER count_write AFTER INSERT OR UPDATE ON life
        FOR EACH ROW EXECUTE FUNCTION count_write()
        """);
    return new WriteCount(table);
  }

  int about(String identity) {
    return table.count("life_written WHERE identity = ?", identity);
  }

  @Override
  public void close() {
    table.execute("DROP FUNCTION count_write CASCADE");
    table.execute("DROP TABLE life_written");
  }
}
