package io.kennung.identity.support.desk;

import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import io.kennung.staff.audit.Deed;

/**
 * What a member of staff is about to do.
 *
 * @param who is asking
 * @param act what kind of thing it is
 * @param action the word for it on the record, such as {@code look} or {@code reset-phone}
 * @param identity whom it is about, well formed; {@link Deed#NOBODY} where that makes no sense
 * @param purpose what for
 */
public record Errand(StaffMember who, Act act, String action, String identity, Purpose purpose) {

  Deed deed(String outcome) {
    return new Deed(action, identity, purpose, outcome);
  }
}
