package io.kennung.chassis.testing;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Looks at the rows of a service's schema. */
public class Rows {

  private final Jdbi jdbi;

  protected Rows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public int count(String fromAndWhere, Object... arguments) {
    return jdbi.withHandle(sql -> {
      var query = sql.createQuery("SELECT count(*) FROM " + fromAndWhere);
      for (int i = 0; i < arguments.length; i++) {
        query.bind(i, arguments[i]);
      }
      return query.mapTo(Integer.class).one();
    });
  }

  public String text(String query, Object argument) {
    return jdbi.withHandle(
        sql -> sql.createQuery(query).bind(0, argument).mapTo(String.class).one());
  }

  /** The payloads that the outbox holds for an identity, oldest first. */
  public List<String> outbox(String identity, String type) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT convert_from(data, 'UTF8') FROM outbox WHERE key = ? AND type = ? ORDER BY position")
            .bind(0, identity)
            .bind(1, "io.kennung." + type + ".v1")
            .mapTo(String.class)
            .list());
  }

  public void execute(String statement, Object... arguments) {
    jdbi.useHandle(sql -> sql.execute(statement, arguments));
  }

  /** Every row of every table of the schema, as text; bytes in hexadecimal. */
  public String dump() {
    return jdbi.withHandle(sql -> {
      StringBuilder all = new StringBuilder();
      for (String name :
          sql.createQuery("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
              .mapTo(String.class)
              .list()) {
        sql.createQuery("SELECT t::text FROM " + name + " t")
            .mapTo(String.class)
            .forEach(row -> all.append(name).append(' ').append(row).append('\n'));
      }
      // Payloads are bytes in their rows.
      sql.createQuery("SELECT convert_from(data, 'UTF8') FROM outbox")
          .mapTo(String.class)
          .forEach(row -> all.append(row).append('\n'));
      return all.toString();
    });
  }
}
