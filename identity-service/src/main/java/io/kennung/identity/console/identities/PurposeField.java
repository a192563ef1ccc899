package io.kennung.identity.console.identities;

import io.kennung.staff.Purpose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The field for the purpose, as it came.
 *
 * @param typed what stands in it
 * @param purpose what that is; empty where there is none
 * @param flaw the key of the sentence that says what is wrong with it
 */
public record PurposeField(String typed, Optional<Purpose> purpose, @Nullable String flaw) {

  /**
   * Reads it.
   *
   * @param needed whether something must stand there
   */
  public static PurposeField read(@Nullable String typed, boolean needed) {
    String shown = typed == null ? "" : typed.strip();
    try {
      Optional<Purpose> purpose = Purpose.read(typed);
      boolean missing = needed && purpose.isEmpty();
      return new PurposeField(shown, purpose, missing ? "flaw.purpose.missing" : null);
    } catch (IllegalArgumentException e) {
      return new PurposeField(shown, Optional.empty(), "flaw.purpose.unfit");
    }
  }
}
