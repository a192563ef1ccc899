package io.kennung.chassis.testing.migrations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration that the version before it does not notice: it runs on, and starts again. With a
 * table that the same file creates anything may be done; what was there before is only added to,
 * and without holding it for longer than a moment.
 */
final class Expansion {

  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+).*");
  private static final Pattern INDEX =
      Pattern.compile("CREATE (UNIQUE )?INDEX (IF NOT EXISTS )?\\w+ ON (\\w+).*");
  private static final Pattern TRIGGER = Pattern.compile("CREATE TRIGGER .* ON (\\w+) .*");
  private static final Pattern ALTER =
      Pattern.compile("ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\\w+) (.*)");
  private static final Pattern FILL = Pattern.compile("(?:UPDATE|DELETE FROM|TRUNCATE) (\\w+).*");
  private static final Pattern HARMLESS =
      Pattern.compile("(?:CREATE (?:OR REPLACE )?FUNCTION|INSERT INTO|COMMENT ON) .*");

  private static final Pattern COLUMN = Pattern.compile("ADD COLUMN (?:IF NOT EXISTS )?(.*)");
  private static final Pattern LATER =
      Pattern.compile("ADD CONSTRAINT \\w+ (?:CHECK|FOREIGN KEY) .* NOT VALID");
  private static final Pattern TUNED =
      Pattern.compile("ALTER (?:COLUMN )?\\w+ SET (?:STORAGE|STATISTICS|DEFAULT) .*|SET \\(.*");
  private static final Pattern LOOKED_THROUGH =
      Pattern.compile(".*\\b(?:CHECK|UNIQUE|PRIMARY KEY|REFERENCES|GENERATED)\\b.*");
  private static final Pattern ROW_BY_ROW =
      Pattern.compile(".*DEFAULT .*(?:RANDOM|CLOCK_TIMESTAMP|UUID|NEXTVAL).*");

  private final Set<String> created = new HashSet<>();
  private final List<String> objections = new ArrayList<>();

  private Expansion(String script) {
    Statements.of(script).forEach(this::read);
  }

  /** What speaks against it, a line each. */
  static List<String> objectionsTo(String script) {
    return List.copyOf(new Expansion(script).objections);
  }

  private void read(String statement) {
    objection(statement)
        .ifPresent(why -> objections.add("%s: %s".formatted(why, shortened(statement))));
  }

  private Optional<String> objection(String statement) {
    Matcher table = TABLE.matcher(statement);
    if (table.matches()) {
      created.add(table.group(1));
      return Optional.empty();
    }
    Matcher index = INDEX.matcher(statement);
    if (index.matches()) {
      return created.contains(index.group(3)) ? Optional.empty() : ofIndex(index);
    }
    Matcher trigger = TRIGGER.matcher(statement);
    if (trigger.matches()) {
      return unlessCreated(
          trigger.group(1), "a trigger does what the version before does not know");
    }
    Matcher fill = FILL.matcher(statement);
    if (fill.matches()) {
      return unlessCreated(fill.group(1), "rows are filled by the service, some at a time");
    }
    Matcher alter = ALTER.matcher(statement);
    if (alter.matches()) {
      return created.contains(alter.group(1)) ? Optional.empty() : ofActions(alter.group(2));
    }
    return HARMLESS.matcher(statement).matches()
        ? Optional.empty()
        : Optional.of("takes away, renames, or is not known to add only");
  }

  private Optional<String> unlessCreated(String table, String why) {
    return created.contains(table) ? Optional.empty() : Optional.of(why);
  }

  private static Optional<String> ofIndex(Matcher index) {
    if (index.group(1) != null) {
      return Optional.of("the version before may write what is not unique");
    }
    return index.group(2) == null
        ? Optional.of("IF NOT EXISTS, so that it can be made beforehand without stopping writers")
        : Optional.empty();
  }

  private static Optional<String> ofActions(String actions) {
    // A comma within parentheses separates no actions.
    for (String action : actions.split(", (?![^(]*\\))", -1)) {
      Optional<String> objection = ofAction(action.strip());
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofAction(String action) {
    if (LATER.matcher(action).matches() || TUNED.matcher(action).matches()) {
      return Optional.empty();
    }
    Matcher column = COLUMN.matcher(action);
    if (!column.matches()) {
      return Optional.of("takes away, renames, or makes the old rows be looked through");
    }
    String what = column.group(1);
    if (LOOKED_THROUGH.matcher(what).matches()) {
      return Optional.of("looks through the old rows: ADD CONSTRAINT … NOT VALID does not");
    }
    if (what.contains("NOT NULL") && !what.contains("DEFAULT")) {
      return Optional.of("the version before does not fill it: a default is wanted");
    }
    return ROW_BY_ROW.matcher(what).matches()
        ? Optional.of("the default differs row by row, so all are written again")
        : Optional.empty();
  }

  private static String shortened(String statement) {
    return statement.length() <= 80 ? statement : statement.substring(0, 80) + "…";
  }
}
