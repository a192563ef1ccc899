package io.kennung.verification.linking;

/**
 * The answer when the address has gone.
 *
 * @param success always true
 */
public record Unlinked(boolean success) {

  /** The only one there is. */
  public static final Unlinked DONE = new Unlinked(true);
}
