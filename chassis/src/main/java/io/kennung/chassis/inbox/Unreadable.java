package io.kennung.chassis.inbox;

/**
 * An event that will never be understood, however often it comes. Its text says why, without a word
 * of the content.
 */
public class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param reason why, without a word of the content
   */
  public Unreadable(String reason) {
    super(reason, null, false, false);
  }
}
