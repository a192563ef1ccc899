package io.kennung.staff.audit;

import io.kennung.protocol.IdentityId;
import io.kennung.staff.Purpose;
import java.util.regex.Pattern;

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

  /** The record was read. */
  public static final String AUDIT = "audit";

  /** It was done. */
  public static final String DONE = "done";

  /** Who asked may not, or has asked too often. */
  public static final String REFUSED = "refused";

  private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");

  /**
   * Takes no free text: somebody might have typed an address where an identity belongs, and what is
   * on record stays there.
   *
   * @throws IllegalArgumentException when a word is not one, or the identity is none
   */
  public Deed {
    if (!WORD.matcher(action).matches() || !WORD.matcher(outcome).matches()) {
      throw new IllegalArgumentException("an action and an outcome are a word each");
    }
    if (!identity.equals(NOBODY) && !IdentityId.isWellFormed(identity)) {
      throw new IllegalArgumentException("not an identity id");
    }
  }
}
