package io.kennung.protocol;

/** Whether an identity can be written to. The numbers are the wire's. */
public enum IdentityState {
  /** In use. */
  ACTIVE(0),
  /** Silent for three months; becomes active again with the next sign of life. */
  INACTIVE(1),
  /** Revoked, or never assigned; for good. */
  INVALID(2);

  private final int code;

  IdentityState(int code) {
    this.code = code;
  }

  /** 0, 1 or 2. */
  public int code() {
    return code;
  }

  /**
   * @param code 0, 1 or 2
   * @throws IllegalArgumentException for any other number
   */
  public static IdentityState of(int code) {
    for (IdentityState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no such state");
  }
}
