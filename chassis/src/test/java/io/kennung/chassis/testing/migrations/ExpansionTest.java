package io.kennung.chassis.testing.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (b text NOT NULL UNIQUE)",
        "CREATE TABLE a (b text); CREATE UNIQUE INDEX c ON a (b); ALTER TABLE a DROP COLUMN b",
        "CREATE INDEX IF NOT EXISTS c ON old (b)",
        "ALTER TABLE old ADD COLUMN b text",
        "ALTER TABLE old ADD COLUMN b text, ADD COLUMN c numeric(4, 2)",
        "ALTER TABLE old ADD COLUMN b timestamptz NOT NULL DEFAULT now()",
        "ALTER TABLE old ADD CONSTRAINT c CHECK (b > 0) NOT VALID",
        "ALTER TABLE old ALTER COLUMN b SET STORAGE EXTERNAL",
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DROP TABLE old; $$",
        "-- DROP TABLE old;\nINSERT INTO old VALUES ('; DROP TABLE old')",
      })
  void whatAddsIsNotObjectedTo(String script) {
    assertThat(Expansion.objectionsTo(script)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE old",
        "DROP INDEX c",
        "DROP FUNCTION f()",
        "ALTER TABLE old RENAME TO a",
        "ALTER TABLE old RENAME COLUMN b TO c",
        "ALTER TABLE old DROP COLUMN b",
        "ALTER TABLE old DROP CONSTRAINT c",
        "ALTER TABLE old ALTER COLUMN b TYPE bigint",
        "ALTER TABLE old ALTER COLUMN b SET NOT NULL",
        "ALTER TABLE old ALTER COLUMN b DROP NOT NULL",
        "ALTER TABLE old ADD COLUMN b text NOT NULL",
        "ALTER TABLE old ADD COLUMN b uuid DEFAULT gen_random_uuid()",
        "ALTER TABLE old ADD COLUMN b int DEFAULT 1 CHECK (b > 0)",
        "ALTER TABLE old ADD COLUMN b text REFERENCES a",
        "ALTER TABLE old ADD CONSTRAINT c CHECK (b > 0)",
        "ALTER TABLE old ADD CHECK (b > 0)",
        "ALTER TABLE old ADD UNIQUE (b)",
        "ALTER TABLE old ADD COLUMN b text, DROP COLUMN c",
        "CREATE UNIQUE INDEX IF NOT EXISTS c ON old (b)",
        "CREATE INDEX c ON old (b)",
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS c ON old (b)",
        "CREATE TRIGGER t BEFORE UPDATE ON old FOR EACH ROW EXECUTE FUNCTION f()",
        "UPDATE old SET b = 1",
        "DELETE FROM old",
        "TRUNCATE old",
        "CREATE TABLE a (b text); DROP TABLE old",
        "ALTER TYPE t ADD VALUE 'x'",
      })
  void whatTheVersionBeforeWouldNoticeIs(String script) {
    assertThat(Expansion.objectionsTo(script)).hasSize(1);
  }

  @Test
  void anObjectionNamesTheStatement() {
    assertThat(Expansion.objectionsTo("ALTER TABLE old\n  DROP COLUMN b;").getFirst())
        .endsWith(": ALTER TABLE OLD DROP COLUMN B");
  }
}
