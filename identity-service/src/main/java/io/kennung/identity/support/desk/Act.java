package io.kennung.identity.support.desk;

import io.kennung.staff.Roles;
import io.kennung.staff.StaffMember;
import java.util.Set;

/** What staff may do about an identity. */
public enum Act {
  /** Look how it is doing. */
  LOOK(Roles.SUPPORT, Roles.SUPPORT_LEAD),
  /** Read what has happened to it. */
  HISTORY(Roles.SUPPORT, Roles.SUPPORT_LEAD),
  /** Write something down. */
  NOTE(Roles.SUPPORT, Roles.SUPPORT_LEAD),
  /** End a verification that is stuck. */
  RESET(Roles.SUPPORT, Roles.SUPPORT_LEAD),
  /** Lift limits that it has run into. */
  LIFT(Roles.SUPPORT_LEAD);

  private final Set<String> roles;

  Act(String... roles) {
    this.roles = Set.of(roles);
  }

  /** Whether one of the roles of this person is enough for it. */
  public boolean isAllowedTo(StaffMember who) {
    return who.roles().stream().anyMatch(roles::contains);
  }

  boolean changesSomething() {
    return this != LOOK && this != HISTORY;
  }
}
