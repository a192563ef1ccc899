package io.kennung.identity.console.audits;

import io.kennung.identity.console.words.Moment;
import java.util.List;

/**
 * An entry of the record as it is shown.
 *
 * @param number of it
 * @param at when
 * @param who has done it
 * @param roles of the person then
 * @param what was done, in words
 * @param identity whom it was about, in groups; none where it was about nobody
 * @param path of the card of that identity; empty for whoever may not look at it
 * @param purpose what for; empty where nothing was said
 * @param outcome what came of it, in words
 */
public record RecordView(
    long number,
    Moment at,
    String who,
    String roles,
    String what,
    List<String> identity,
    String path,
    String purpose,
    String outcome) {

  /**
   * Which entries are shown.
   *
   * @param identity what stands in the field
   * @param who what stands in the field
   * @param flaw what is wrong with it, a sentence; empty where nothing is
   */
  public record Filter(String identity, String who, String flaw) {

    /** Whether only a part of the record is wanted. */
    public boolean narrows() {
      return !identity.isEmpty() || !who.isEmpty();
    }
  }
}
