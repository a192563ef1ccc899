package io.kennung.idctl.terminal;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked; the message is one sentence for a person. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String kind;
  private final transient @Nullable Report details;

  private CommandFailure(ExitCode exitCode, String kind, String message, @Nullable Report details) {
    // No cause: what lies below may quote the file that holds the key.
    super(message);
    this.exitCode = exitCode;
    this.kind = kind;
    this.details = details;
  }

  /** The command was typed wrong. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, "usage", message, null);
  }

  /** The profile does not allow it. */
  public static CommandFailure profile(String message) {
    return new CommandFailure(ExitCode.FAILED, "profile", message, null);
  }

  /** The profile is locked, and the passphrase is missing or wrong. */
  public static CommandFailure locked(String message) {
    return new CommandFailure(ExitCode.FAILED, "locked", message, null);
  }

  /** The directory knows another key than we do. */
  public static CommandFailure mismatch(String message) {
    return new CommandFailure(ExitCode.FAILED, "key-mismatch", message, null);
  }

  /** What a backup holds cannot be used. */
  public static CommandFailure backup(String message) {
    return new CommandFailure(ExitCode.FAILED, "backup", message, null);
  }

  /**
   * A text that was typed or read is not the export of an identity.
   *
   * @param kind why not, in a word for scripts
   */
  public static CommandFailure noExport(String kind, String message) {
    return new CommandFailure(ExitCode.USAGE, kind, message, null);
  }

  /** What is sealed is not opened by this password. */
  public static CommandFailure wrongPassword(String message) {
    return new CommandFailure(ExitCode.FAILED, "wrong-password", message, null);
  }

  /**
   * Apps would not take a configuration file.
   *
   * @param details its rows and members stand below the message, its title is not shown
   */
  public static CommandFailure configuration(String message, Report details) {
    return new CommandFailure(ExitCode.FAILED, "configuration", message, details);
  }

  /** A server that is no directory does not answer. */
  public static CommandFailure unreachable(String message) {
    return new CommandFailure(ExitCode.UNREACHABLE, "unreachable", message, null);
  }

  /**
   * The record of what staff have done is not what it was.
   *
   * @param details its rows and members stand below the message, its title is not shown
   */
  public static CommandFailure broken(String message, Report details) {
    return new CommandFailure(ExitCode.BROKEN, "broken-record", message, details);
  }

  /** There is no such identity, or no such backup. */
  public static CommandFailure notFound(String message) {
    return new CommandFailure(ExitCode.NOT_FOUND, "not-found", message, null);
  }

  /** The identity of this profile has been revoked. */
  public static CommandFailure revoked(String message) {
    return new CommandFailure(ExitCode.NOT_FOUND, "revoked", message, null);
  }

  /** The person was asked and did not say yes. */
  public static CommandFailure notConfirmed(String message) {
    return new CommandFailure(ExitCode.FAILED, "not-confirmed", message, null);
  }

  /**
   * The directory said no, and what can be done about it.
   *
   * @param details its rows and members stand below the message, its title is not shown
   */
  public static CommandFailure refused(String message, Report details) {
    return new CommandFailure(ExitCode.FAILED, "refused", message, details);
  }

  ExitCode exitCode() {
    return exitCode;
  }

  /** A word for scripts that never changes. */
  String kind() {
    return kind;
  }

  @Nullable Report details() {
    return details;
  }
}
