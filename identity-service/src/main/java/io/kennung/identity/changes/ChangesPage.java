package io.kennung.identity.changes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A piece of the feed.
 *
 * @param changes in the order in which they are told; those of one identity in the order in which
 *     they happened
 * @param next the cursor to ask on with, once these have been taken over for good
 */
public record ChangesPage(List<Change> changes, String next) {

  /** For whoever does not listen any more. */
  static final ChangesPage TO_NOBODY = new ChangesPage(List.of(), "");

  /** Nothing new. */
  static ChangesPage nothingAfter(Cursor cursor) {
    return new ChangesPage(List.of(), cursor.text());
  }

  @JsonIgnore
  boolean isEmpty() {
    return changes.isEmpty();
  }
}
