package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;

/** How sure a person is that a key is that of the one meant. The numbers are the document's. */
public enum Verification {
  /** Somebody who came along. */
  UNVERIFIED(0),
  /** The directory has found the identity under an address from the own address book. */
  SERVER(1),
  /** The two people have compared keys. */
  FULLY(2);

  private final int code;

  Verification(int code) {
    this.code = code;
  }

  /** 0, 1 or 2. */
  public int code() {
    return code;
  }

  /** The surer of the two. */
  public Verification or(Verification other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Nothing that others may have written there makes anybody surer. */
  static Verification of(JsonNode json) {
    for (Verification level : values()) {
      if (json.isIntegralNumber() && json.canConvertToInt() && json.asInt() == level.code) {
        return level;
      }
    }
    return UNVERIFIED;
  }
}
