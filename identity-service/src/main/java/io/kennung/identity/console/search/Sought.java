package io.kennung.identity.console.search;

import io.kennung.pages.forms.TypedIdentity;
import io.kennung.protocol.IdentityId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, as it was typed into the one field: an id, an e-mail address or a phone
 * number.
 *
 * @param kind of it
 * @param text the id in its one form; an address as it was typed, without what stood around it
 */
record Sought(Kind kind, String text) {

  /** What it may be. */
  enum Kind {
    ID,
    EMAIL,
    PHONE,
    /** Nothing that could be looked for. */
    NONE;

    /** As verification-service calls it. */
    String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST = 320;
  private static final Pattern AROUND = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
  private static final Pattern IN_NUMBERS = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}()/.]+");
  private static final Pattern NUMBER = Pattern.compile("(\\+|00)(\\d{6,15})");

  /** Reads it; an id is an id even where it could be a number. */
  static Sought read(@Nullable String typed) {
    if (typed == null || typed.length() > MOST) {
      return new Sought(Kind.NONE, "");
    }
    String id = TypedIdentity.read(typed);
    if (IdentityId.isWellFormed(id)) {
      return new Sought(Kind.ID, id);
    }
    if (typed.indexOf('@') > 0) {
      return new Sought(Kind.EMAIL, AROUND.matcher(typed).replaceAll(""));
    }
    var number = NUMBER.matcher(IN_NUMBERS.matcher(typed).replaceAll(""));
    return number.matches()
        ? new Sought(Kind.PHONE, "+" + number.group(2))
        : new Sought(Kind.NONE, "");
  }
}
