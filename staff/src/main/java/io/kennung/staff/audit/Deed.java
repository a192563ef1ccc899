package io.kennung.staff.audit;

import io.kennung.staff.Purpose;

/**
 * What a member of staff has done, for the record.
 *
 * @param action one word, such as {@code look}
 * @param identity whom it was about; {@code none}
 * @param purpose what for
 * @param outcome one word: {@code done}, {@code unknown}, {@code refused} …
 */
public record Deed(String action, String identity, Purpose purpose, String outcome) {

  /** Where it was not about an identity. */
  public static final String NOBODY = "none";
}
