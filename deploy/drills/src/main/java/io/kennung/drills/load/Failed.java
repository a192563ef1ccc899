package io.kennung.drills.load;

/** A request that got no answer, or another one than it should have. */
public final class Failed extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String what;

  /**
   * @param what was asked
   * @param why in words, without anything secret
   */
  public Failed(String what, String why) {
    super(what + ": " + why);
    this.what = what;
  }

  /** The kind of request. */
  String what() {
    return what;
  }
}
