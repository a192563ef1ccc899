package io.kennung.bench;

/** Why nothing could be measured, in one line that a person can act on. */
final class BenchFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchFailure(String line) {
    super(line);
  }

  BenchFailure(String line, Throwable cause) {
    super(line, cause);
  }
}
