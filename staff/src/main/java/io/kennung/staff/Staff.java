package io.kennung.staff;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/** The members of staff. */
@Singleton
public class Staff {

  private static final Set<String> KNOWN =
      Set.of(Roles.SUPPORT, Roles.SUPPORT_LEAD, Roles.OPERATOR);

  private final SecurityIdentity caller;

  @Inject
  Staff(SecurityIdentity caller) {
    this.caller = caller;
  }

  /**
   * Who makes the present request.
   *
   * @throws IllegalStateException when nobody has signed in: the door should have been shut
   */
  public StaffMember caller() {
    return member(caller);
  }

  /**
   * Who that is.
   *
   * @throws IllegalStateException when it is nobody
   */
  public static StaffMember member(SecurityIdentity identity) {
    if (identity.isAnonymous()) {
      throw new IllegalStateException("nobody has signed in");
    }
    TreeSet<String> roles = new TreeSet<>(identity.getRoles());
    roles.retainAll(KNOWN);
    String name = identity.getPrincipal().getName().replaceAll("\\p{Cntrl}", "");
    return new StaffMember(name.substring(0, Math.min(name.length(), StaffMember.MAX_NAME)), roles);
  }
}
