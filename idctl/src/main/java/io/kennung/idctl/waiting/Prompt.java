package io.kennung.idctl.waiting;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.Surroundings;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks a person at a terminal, below a line that counts down while they type. */
public final class Prompt {

  /** Up to the line above, anew from its beginning; and back to where the person types. */
  private static final String ABOVE = "\u001b7\u001b[1A\r\u001b[K";

  private static final String BACK = "\u001b8";

  private final Session session;
  private final Surroundings surroundings;

  @Option(names = "--no-wait", descriptionKey = "no-wait")
  private boolean isUnwanted;

  /** For the command line to fill in. */
  public Prompt(Session session) {
    this.session = session;
    this.surroundings = session.surroundings();
  }

  /** Whether somebody is there to be asked and wants to be. */
  public boolean isWanted() {
    return !isUnwanted
        && !session.isJson()
        && surroundings.screen().isTerminal()
        && surroundings.input().keyboard() != null;
  }

  /**
   * Asks once.
   *
   * @return what was typed; null where the person ended the input
   */
  public @Nullable String ask(String question, Countdown countdown) {
    Keyboard keyboard = surroundings.input().keyboard();
    if (keyboard == null) {
      return null;
    }
    PrintWriter err = surroundings.err();
    String line = line(countdown);
    if (!line.isEmpty()) {
      err.println(line);
    }
    surroundings.prompt(question);
    String typed = keyboard.line(() -> count(line, countdown));
    return typed == null ? null : typed.strip();
  }

  /** A sentence between two questions. */
  public void say(String sentence) {
    surroundings.err().println(sentence);
    surroundings.err().flush();
  }

  private void count(String first, Countdown countdown) {
    // A terminal that cannot move its cursor keeps the first line.
    boolean canMove = !surroundings.variable("TERM").orElse("dumb").equals("dumb");
    if (canMove && !first.isEmpty()) {
      surroundings.err().print(ABOVE + line(countdown) + BACK);
      surroundings.err().flush();
    }
  }

  private String line(Countdown countdown) {
    return countdown.line(surroundings.clock().instant());
  }
}
