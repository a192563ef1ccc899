package io.kennung.client.cli;

/** A command cannot do what it was asked; the message is one sentence for a person. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String kind;

  private CommandFailure(ExitCode exitCode, String kind, String message) {
    // No cause: what lies below may quote the file that holds the key.
    super(message);
    this.exitCode = exitCode;
    this.kind = kind;
  }

  static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, "usage", message);
  }

  static CommandFailure profile(String message) {
    return new CommandFailure(ExitCode.FAILED, "profile", message);
  }

  static CommandFailure mismatch(String message) {
    return new CommandFailure(ExitCode.FAILED, "key-mismatch", message);
  }

  static CommandFailure notFound(String message) {
    return new CommandFailure(ExitCode.NOT_FOUND, "not-found", message);
  }

  ExitCode exitCode() {
    return exitCode;
  }

  /** A word for scripts that never changes. */
  String kind() {
    return kind;
  }
}
