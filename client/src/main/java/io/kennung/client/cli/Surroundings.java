package io.kennung.client.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it.
 *
 * @param environment variables by name
 * @param home of the person
 * @param clock decides whether an unfinished creation may still be finished
 * @param out results
 * @param err notes and errors
 */
record Surroundings(
    Map<String, String> environment, Path home, Clock clock, PrintWriter out, PrintWriter err) {

  static Surroundings real() {
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")),
        Clock.systemUTC(),
        new PrintWriter(System.out, true),
        new PrintWriter(System.err, true));
  }

  /** A variable; one that is empty counts as not set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  boolean isDebugging() {
    return variable("KENNUNG_DEBUG").filter("1"::equals).isPresent();
  }

  /** A path as people write it, with a tilde. */
  String shown(Path path) {
    return path.startsWith(home) && !path.equals(home)
        ? Path.of("~").resolve(home.relativize(path)).toString()
        : path.toString();
  }
}
