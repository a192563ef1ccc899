package io.kennung.identity.console.search;

import io.kennung.identity.console.identities.PurposeField;
import io.kennung.identity.console.search.Sought.Kind;
import io.kennung.staff.Purpose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of the search, as it came.
 *
 * @param typed what stands in its field
 * @param sought what that is
 * @param why what stands in the field for the purpose
 * @param purpose what that is; empty where there is none
 * @param flaw the key of the sentence that says what has to be filled in again
 * @param whyFlaw the same for the purpose
 */
record SearchForm(
    String typed,
    Sought sought,
    String why,
    Optional<Purpose> purpose,
    @Nullable String flaw,
    @Nullable String whyFlaw) {

  static final SearchForm EMPTY =
      new SearchForm("", new Sought(Kind.NONE, ""), "", Optional.empty(), null, null);

  static SearchForm read(@Nullable String typed, @Nullable String why) {
    Sought sought = Sought.read(typed);
    PurposeField purpose = PurposeField.read(why, sought.kind() != Kind.ID);
    return new SearchForm(
        typed == null ? "" : typed.strip(),
        sought,
        purpose.typed(),
        purpose.purpose(),
        sought.kind() == Kind.NONE ? "flaw.sought" : null,
        sought.kind() == Kind.NONE && "flaw.purpose.missing".equals(purpose.flaw())
            ? null
            : purpose.flaw());
  }

  boolean isFlawed() {
    return flaw != null || whyFlaw != null;
  }
}
