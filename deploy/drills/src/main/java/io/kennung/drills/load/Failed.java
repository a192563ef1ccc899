package io.kennung.drills.load;

/** A request that got no answer, or another one than it should have. */
public final class Failed extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param what was asked
   * @param why in words, without anything secret
   */
  public Failed(String what, String why) {
    super(what + ": " + why);
  }
}
