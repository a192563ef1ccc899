package io.kennung.chassis.testing;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test of the chassis's tables in a real database, empty before each test. */
public abstract class SchemaTest {

  private static ChassisSchema schema;

  protected final TestClock clock = new TestClock();
  protected Jdbi jdbi;

  @BeforeAll
  static void start() {
    schema = ChassisSchema.start();
  }

  @AfterAll
  static void stop() {
    schema.close();
  }

  @BeforeEach
  void empty() {
    schema.clear();
    jdbi = Jdbi.create(schema.dataSource());
  }

  protected static ChassisSchema schema() {
    return schema;
  }

  protected int count(String fromAndWhere) {
    return jdbi.withHandle(
        sql -> sql.createQuery("SELECT count(*) FROM " + fromAndWhere).mapTo(Integer.class).one());
  }
}
