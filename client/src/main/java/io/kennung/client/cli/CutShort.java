package io.kennung.client.cli;

import io.kennung.client.DirectoryException;

/** The directory may have created the identity, but its answer did not come. */
final class CutShort extends RuntimeException {

  static final String HINT =
      "call idctl create again within five minutes, which finishes this creation";

  private static final long serialVersionUID = 1L;

  private final DirectoryException reason;

  CutShort(DirectoryException reason) {
    super(reason);
    this.reason = reason;
  }

  DirectoryException reason() {
    return reason;
  }
}
