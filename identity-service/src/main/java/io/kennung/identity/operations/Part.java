package io.kennung.identity.operations;

import java.util.stream.Stream;

/** The services of which the directory is made. */
enum Part {
  IDENTITY("identity-service", true),
  VERIFICATION("verification-service", true),
  REVOCATION("revocation-service", true),
  /** Has no way to the broker, and so no pulse. */
  SAFE("safe-service", false);

  private final String service;
  private final boolean told;

  Part(String service, boolean told) {
    this.service = service;
    this.told = told;
  }

  /** Its name. */
  String service() {
    return service;
  }

  /** Whether it tells how it is doing. */
  boolean hasPulse() {
    return told;
  }

  static Stream<Part> all() {
    return Stream.of(values());
  }
}
