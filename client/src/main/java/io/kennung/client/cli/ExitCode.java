package io.kennung.client.cli;

/** What a script learns without reading. The numbers never change. */
enum ExitCode {
  OK(0),
  FAILED(1),
  USAGE(2),
  NOT_FOUND(3),
  UNREACHABLE(4),
  TRY_LATER(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
