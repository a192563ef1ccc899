package io.kennung.idctl.terminal;

/** What a script learns without reading. The numbers never change. */
public enum ExitCode {
  OK(0),
  FAILED(1),
  USAGE(2),
  NOT_FOUND(3),
  UNREACHABLE(4),
  TRY_LATER(5),
  BROKEN(6);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number. */
  public int code() {
    return code;
  }
}
