package io.kennung.identity.support.api;

import io.kennung.chassis.answers.Refused;
import io.kennung.identity.support.SupportFailure;
import io.kennung.identity.support.desk.Act;
import io.kennung.identity.support.desk.Desk;
import io.kennung.identity.support.desk.Errand;
import io.kennung.protocol.IdentityId;
import io.kennung.staff.Purpose;
import io.kennung.staff.Staff;
import io.kennung.staff.StaffMember;
import io.kennung.staff.answers.StaffFailure;
import io.kennung.staff.audit.Deed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first questions to whoever has shown a token: the role before all else, so that whoever has
 * none learns nothing, and is on record whatever the request looks like.
 */
@Singleton
class Entrance {

  private final Staff staff;
  private final Desk desk;

  @Inject
  Entrance(Staff staff, Desk desk) {
    this.staff = staff;
    this.desk = desk;
  }

  /**
   * Who is asking.
   *
   * @param action the word for it on the record
   * @param identity as it stands in the path
   * @param purpose as far as it is known yet
   * @throws Refused without the role, and for an id that is none
   */
  StaffMember enter(Act act, String action, String identity, @Nullable String purpose) {
    StaffMember who = staff.caller();
    boolean wellFormed = IdentityId.isWellFormed(identity);
    desk.askForRole(
        new Errand(who, act, action, wellFormed ? identity : Deed.NOBODY, orNone(purpose)));
    if (!wellFormed) {
      throw new Refused(SupportFailure.NO_ID);
    }
    return who;
  }

  /** What for, where nobody has to say. */
  static Purpose ifAny(@Nullable String typed) {
    return read(typed).orElse(Purpose.NONE);
  }

  /** What for, where it has to be said. */
  static Purpose needed(@Nullable String typed) {
    return read(typed).orElseThrow(() -> new Refused(StaffFailure.PURPOSE_MISSING));
  }

  private static Optional<Purpose> read(@Nullable String typed) {
    try {
      return Purpose.read(typed);
    } catch (IllegalArgumentException e) {
      throw new Refused(StaffFailure.PURPOSE_UNFIT);
    }
  }

  private static Purpose orNone(@Nullable String typed) {
    try {
      return Purpose.read(typed).orElse(Purpose.NONE);
    } catch (IllegalArgumentException e) {
      // What must not stand on the record.
      return Purpose.NONE;
    }
  }
}
