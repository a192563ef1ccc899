package io.kennung.client.contacts;

/**
 * Says on whose account contacts are looked up. Keep it: it does not expire by itself, and a new
 * one costs an authenticated call.
 *
 * @param text opaque, not blank
 */
public record MatchToken(String text) {

  /**
   * @throws IllegalArgumentException when it is blank
   */
  public MatchToken {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a match token is not blank");
    }
  }

  /** Without the text: it is worth somebody's quota. */
  @Override
  public String toString() {
    return "MatchToken";
  }
}
