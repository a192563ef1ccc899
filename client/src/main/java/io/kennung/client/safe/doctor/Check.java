package io.kennung.client.safe.doctor;

/** What is looked at, in this order. */
public enum Check {
  REACH("reach"),
  SECURE("secure"),
  ADDRESS("address"),
  SIGN_IN("sign-in"),
  CONFIG("config"),
  WRITE("write"),
  READ("read"),
  HEAD("head"),
  REPLACE("replace"),
  LARGEST("largest"),
  LIMIT("limit"),
  LISTING("listing"),
  DELETE("delete");

  private final String word;

  Check(String word) {
    this.word = word;
  }

  /** For people and scripts; never changes. */
  public String word() {
    return word;
  }
}
