package io.kennung.revocation.pages;

import io.kennung.pages.forms.TypedIdentity;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.RevocationKey;
import jakarta.ws.rs.FormParam;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form as it came. */
public class Filled {

  @FormParam("identity")
  @Nullable String identity;

  /** From a browser that has not hashed it. Never kept, shown or logged. */
  @FormParam("password")
  @Nullable String password;

  /** From a browser that has. */
  @FormParam("revocationKey")
  @Nullable String revocationKey;

  @FormParam("confirmation")
  @Nullable String confirmation;

  /** The identity in the one form in which it is known, or else as it was typed. */
  String identity() {
    return TypedIdentity.read(identity == null ? "" : identity);
  }

  /** What of the password counts; empty when there is none. */
  Optional<RevocationKey> key() {
    if (revocationKey != null && !revocationKey.isEmpty()) {
      try {
        return Optional.of(RevocationKey.ofBase64(revocationKey));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return password == null || password.isEmpty()
        ? Optional.empty()
        : Optional.of(RevocationKey.ofPassword(password));
  }

  /** What has to be filled in again, in the order of the form. */
  Set<Flaw> flaws() {
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    if (!IdentityId.isWellFormed(identity())) {
      flaws.add(Flaw.IDENTITY);
    }
    if (key().isEmpty()) {
      flaws.add(Flaw.PASSWORD);
    }
    if (!Confirmation.isGiven(confirmation == null ? "" : confirmation)) {
      flaws.add(Flaw.CONFIRMATION);
    }
    return flaws;
  }
}
