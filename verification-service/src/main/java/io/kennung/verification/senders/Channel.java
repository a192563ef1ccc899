package io.kennung.verification.senders;

/** The ways by which a code reaches a telephone. */
public enum Channel {
  /** A short message. */
  SMS,
  /** A call that reads the code aloud. */
  CALL
}
