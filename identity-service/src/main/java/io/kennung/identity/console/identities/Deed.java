package io.kennung.identity.console.identities;

import io.kennung.identity.support.Assistance;
import io.kennung.identity.support.Assistance.Limits;
import io.kennung.protocol.events.LinkKind;
import io.kennung.staff.Purpose;
import io.kennung.staff.Roles;
import io.kennung.staff.StaffMember;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done about an identity; each has a page of its own, which asks before it does it. */
public enum Deed {
  /** Write something down. */
  NOTE("note"),
  /** End a verification of an e-mail address. */
  RESET_EMAIL("reset-email"),
  /** End a verification of a phone number. */
  RESET_PHONE("reset-phone"),
  /** Lift what limits linking. */
  LIFT_LINKING("lift-linking"),
  /** Lift what limits matching. */
  LIFT_MATCHING("lift-matching"),
  /** Lift what limits tries of the revocation password. */
  LIFT_REVOCATION("lift-revocation");

  private final String path;

  Deed(String path) {
    this.path = path;
  }

  /** The one with this path; empty where there is none. */
  static Optional<Deed> of(@Nullable String path) {
    return Arrays.stream(values()).filter(deed -> deed.path.equals(path)).findFirst();
  }

  /** As it stands in the address of its page. */
  public String path() {
    return path;
  }

  /** The key of a text about it. */
  String text(String which) {
    return path + "." + which;
  }

  /** Whether something is written down. */
  public boolean hasText() {
    return this == NOTE;
  }

  boolean isAllowedTo(StaffMember who) {
    return path.startsWith("lift-") ? who.is(Roles.SUPPORT_LEAD) : true;
  }

  /** Does it; false when there is no such identity. */
  boolean happen(
      Assistance assistance, StaffMember who, String identity, Purpose purpose, String text) {
    return switch (this) {
      case NOTE -> assistance.note(who, identity, purpose, text);
      case RESET_EMAIL -> assistance.resetVerification(who, identity, purpose, LinkKind.EMAIL);
      case RESET_PHONE -> assistance.resetVerification(who, identity, purpose, LinkKind.PHONE);
      case LIFT_LINKING -> assistance.liftLimits(who, identity, purpose, Limits.LINKING);
      case LIFT_MATCHING -> assistance.liftLimits(who, identity, purpose, Limits.MATCHING);
      case LIFT_REVOCATION -> assistance.liftLimits(who, identity, purpose, Limits.REVOCATION);
    };
  }
}
