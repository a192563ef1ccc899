package io.kennung.safe.backups;

import io.kennung.chassis.answers.Failure;

/** The failures that only this service knows. */
public enum SafeFailure implements Failure {
  /** Not 64 hexadecimal digits. */
  NO_ID(400, "A backup is called by 64 hexadecimal digits."),
  /** Shorter than the shortest seal. */
  TOO_SHORT(400, "This is too short for a sealed backup."),
  /** Broke off before its end, or did not keep what it had announced. */
  INCOMPLETE(400, "The upload broke off."),
  /** Longer than allowed. */
  TOO_LONG(413, "The backup is larger than this server keeps."),
  /** Too slow. */
  TOO_SLOW(408, "The upload took too long."),
  /** Nothing is kept under this id. */
  NOT_FOUND(404, "There is no backup of this id."),
  /** More uploads at once than fit into memory. */
  BUSY(503, "The server is busy. Please try again later.");

  private final int status;
  private final String text;

  SafeFailure(int status, String text) {
    this.status = status;
    this.text = text;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String text() {
    return text;
  }
}
