package io.kennung.idctl.terminal;

import java.io.Console;
import java.util.Map;

/**
 * How what is printed may look.
 *
 * @param isTerminal whether a person watches it being printed: only then does progress show
 * @param isColoured whether it may be coloured, bold or crossed out
 */
public record Screen(boolean isTerminal, boolean isColoured) {

  private static final String ESCAPE = "\u001b[";
  private static final String PLAIN = ESCAPE + "0m";

  /** A file, or another program. */
  public static Screen none() {
    return new Screen(false, false);
  }

  /** That of this process. Source of the two variables: no-color.org, terminfo(5). */
  static Screen real(Map<String, String> environment) {
    Console console = System.console();
    return of(environment, console != null && console.isTerminal());
  }

  static Screen of(Map<String, String> environment, boolean isTerminal) {
    boolean isPlain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Screen(isTerminal, isTerminal && !isPlain);
  }

  /** What matters most. */
  public String bold(String text) {
    return painted("1", text);
  }

  /** What matters less now, such as an identity that has fallen silent. */
  public String dimmed(String text) {
    return painted("2", text);
  }

  /** What is over, such as an identity that was revoked. */
  public String crossedOut(String text) {
    return painted("9", text);
  }

  /** What went well. */
  public String green(String text) {
    return painted("32", text);
  }

  /** What is wrong. */
  public String red(String text) {
    return painted("31", text);
  }

  /** Whatever colours the terminal has, as a QR code needs it. */
  public String blackOnWhite(String text) {
    // Of the 256 colours, as many terminals show the first 16 in colours of their own.
    return painted("38;5;16;48;5;231", text);
  }

  private String painted(String code, String text) {
    return isColoured ? ESCAPE + code + "m" + text + PLAIN : text;
  }
}
