package io.kennung.chassis.testing.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of a script: without comments, in capitals, a blank between two words. */
final class Statements {

  /** What may hold a semicolon that ends nothing. */
  private static final Pattern TOKEN =
      Pattern.compile("(?s)--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|(\\$\\w*\\$).*?\\1|;");

  private Statements() {}

  static List<String> of(String script) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    Matcher tokens = TOKEN.matcher(script);
    int read = 0;
    while (tokens.find()) {
      statement.append(script, read, tokens.start());
      read = tokens.end();
      if (tokens.group().equals(";")) {
        add(statement, statements);
      } else {
        statement.append(standsFor(tokens));
      }
    }
    add(statement.append(script.substring(read)), statements);
    return statements;
  }

  private static String standsFor(MatchResult token) {
    return token.group().startsWith("--") || token.group().startsWith("/*") ? " " : " '' ";
  }

  private static void add(StringBuilder statement, List<String> statements) {
    String plain = statement.toString().strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    if (!plain.isEmpty()) {
      statements.add(plain);
    }
    statement.setLength(0);
  }
}
