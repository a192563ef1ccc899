package io.kennung.revocation.pages;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form as it is shown.
 *
 * @param identity what stands in its field
 * @param flaws what has to be filled in again
 * @param refusal why the last try came to nothing, although everything was filled in
 * @param wrong whether it was because something of it was wrong
 */
public record Form(String identity, List<Flaw> flaws, @Nullable String refusal, boolean wrong) {

  /** As it is found. */
  static Form empty() {
    return new Form("", List.of(), null, false);
  }

  /** With fields that have to be filled in again. */
  static Form flawed(String identity, Set<Flaw> flaws) {
    return new Form(identity, List.copyOf(flaws), null, false);
  }

  /** With an identity and a password that do not belong together. */
  static Form wrong(String identity, String refusal) {
    return new Form(identity, List.of(), refusal, true);
  }

  /** For later. */
  static Form refused(String identity, String refusal) {
    return new Form(identity, List.of(), refusal, false);
  }

  /** Whether there was a try, and it came to nothing. */
  public boolean failed() {
    return refusal != null || !flaws.isEmpty();
  }

  /** Whether this field has not been filled in as it should be. */
  public boolean lacks(String field) {
    return flaws.stream().anyMatch(flaw -> flaw.field().equals(field));
  }

  /** Whether this field may be the reason. */
  public boolean marks(String field) {
    return lacks(field) || (wrong && !field.equals(Flaw.CONFIRMATION.field()));
  }

  /** Whether to go on in this field. */
  public boolean beginsAt(String field) {
    return flaws.isEmpty()
        ? wrong && field.equals(Flaw.PASSWORD.field())
        : flaws.getFirst().field().equals(field);
  }
}
