package io.kennung.chassis.answers;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a request can fail. Implemented by enums that list them all, so that every text
 * and status stands once.
 */
public interface Failure {

  /**
   * The HTTP status; 200 where the contract wants a failure told as an answer (directory contract,
   * 1.4).
   */
  int status();

  /**
   * A short sentence for the person in front of the client. Never repeats what the client has sent.
   */
  String text();

  /** The machine-readable word of the contract, where it has one. */
  default @Nullable String errorType() {
    return null;
  }
}
