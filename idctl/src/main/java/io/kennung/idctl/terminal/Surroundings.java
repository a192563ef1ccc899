package io.kennung.idctl.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command finds around it.
 *
 * @param environment variables by name
 * @param home of the person
 * @param clock decides whether an unfinished creation may still be finished
 * @param out results
 * @param err notes, errors and prompts
 * @param input what a person types or a script pipes in
 * @param screen how what is printed may look
 */
public record Surroundings(
    Map<String, String> environment,
    Path home,
    Clock clock,
    PrintWriter out,
    PrintWriter err,
    Input input,
    Screen screen) {

  /** Those of this process. */
  public static Surroundings real() {
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")),
        Clock.systemUTC(),
        new PrintWriter(System.out, true),
        new PrintWriter(System.err, true),
        Input.real(),
        Screen.real(System.getenv()));
  }

  /** A variable; one that is empty counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Asks for something that is typed next, in the same line. */
  public void prompt(String question) {
    err.print(question + " ");
    err.flush();
  }

  /** Whether stack traces are wanted. */
  public boolean isDebugging() {
    return variable("KENNUNG_DEBUG").filter("1"::equals).isPresent();
  }

  /** The language the person has set up, two or three letters; English where none is. */
  public String language() {
    // The order in which POSIX lets one override the other.
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .flatMap(name -> variable(name).stream())
        .findFirst()
        .map(locale -> locale.split("[_.@-]", 2)[0].toLowerCase(Locale.ROOT))
        // Not C and POSIX, which say that there is none.
        .filter(language -> language.matches("[a-z]{2,3}"))
        .orElse("en");
  }

  /** A path as people write it, with a tilde. */
  public String shown(Path path) {
    return path.startsWith(home) && !path.equals(home)
        ? Path.of("~").resolve(home.relativize(path)).toString()
        : path.toString();
  }
}
