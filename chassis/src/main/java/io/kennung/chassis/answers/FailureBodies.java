package io.kennung.chassis.answers;

import org.jspecify.annotations.Nullable;

/** What a failure looks like on the wire of this service. */
public interface FailureBodies {

  /** The media type of them all. */
  String contentType();

  /**
   * One body, to be written as JSON.
   *
   * @param text for the person in front of the client
   * @param errorType the machine-readable word, where there is one
   */
  Object of(int status, String text, @Nullable String errorType);

  /**
   * What a failure looks like at this path, where that differs from the rest of the service.
   *
   * @param path with its first slash, without the query
   */
  default FailureBodies at(String path) {
    return this;
  }
}
