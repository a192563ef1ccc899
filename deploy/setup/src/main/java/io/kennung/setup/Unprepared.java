package io.kennung.setup;

/** Why something is not as it has to be, in one line that a person can act on. */
public final class Unprepared extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Unprepared(String line) {
    super(line);
  }

  public Unprepared(String line, Throwable cause) {
    super(line, cause);
  }
}
