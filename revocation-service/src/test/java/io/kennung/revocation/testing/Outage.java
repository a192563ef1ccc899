package io.kennung.revocation.testing;

/** While it lasts, the database takes no tries, as if it were shutting down. */
public final class Outage implements AutoCloseable {

  private final Table table;

  private Outage(Table table) {
    this.table = table;
  }

  /** It begins. */
  public static Outage of(Table table) {
    table.execute(
        """
        CREATE FUNCTION shutting_down() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN RAISE EXCEPTION USING ERRCODE = ''57P01''; END'
        """);
    table.execute(
        """
        CREATE TRIGGER shutting_down BEFORE INSERT ON password_try
        EXECUTE FUNCTION shutting_down()
        """);
    return new Outage(table);
  }

  @Override
  public void close() {
    table.execute("DROP FUNCTION shutting_down CASCADE");
  }
}
