package io.kennung.identity.console.identities;

import io.kennung.identity.console.words.Fact;
import io.kennung.identity.console.words.Line;
import java.util.List;

/**
 * An identity as it is shown.
 *
 * @param id its id
 * @param groups its id, as people read it out
 * @param state {@code active}, {@code inactive} or {@code revoked}
 * @param why since when and why it is in this state, a sentence
 * @param facts what is known beside that
 * @param features of its app
 * @param purpose what it is looked at for, as a part of a query; empty where nobody has said so
 * @param done what has just been done, a sentence; empty where nothing was
 */
public record CardView(
    String id,
    List<String> groups,
    String state,
    String why,
    List<Fact> facts,
    List<String> features,
    String purpose,
    String done) {

  /** Whether anything can still be reset or lifted. */
  public boolean alive() {
    return !state.equals("revoked");
  }

  /**
   * A part of what has happened.
   *
   * @param lines the latest first
   * @param next the address of older ones; empty where there are none
   * @param continued whether it is not the latest part
   */
  public record Timeline(List<Line> lines, String next, boolean continued) {}
}
