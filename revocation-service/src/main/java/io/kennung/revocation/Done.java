package io.kennung.revocation;

/**
 * The answer to what has been done.
 *
 * @param success always true
 */
public record Done(boolean success) {

  /** It has been done. */
  public static final Done DONE = new Done(true);
}
