package io.kennung.staff.audit;

import io.kennung.chassis.answers.Refused;
import io.kennung.staff.Purpose;
import io.kennung.staff.Roles;
import io.kennung.staff.StaffMember;
import io.kennung.staff.answers.StaffFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads the record for somebody, and puts that on record, too. Once for a walk from page to page: a
 * check of the whole must not lengthen what it checks at every step.
 */
@Singleton
public class Perusal {

  /** How long somebody who has begun to read may go on. */
  static final Duration WALK = Duration.ofHours(1);

  private final Audit audit;
  private final Clock clock;

  @Inject
  Perusal(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Whether somebody may read it at all. To be asked before anything else is; a refusal is on
   * record, too.
   *
   * @throws Refused with {@link StaffFailure#NOT_ALLOWED}
   */
  public void askForRole(StaffMember who) {
    if (!who.is(Roles.SUPPORT_LEAD) && !who.is(Roles.OPERATOR)) {
      audit.recordAlone(who, new Deed(Deed.AUDIT, Deed.NOBODY, Purpose.NONE, Deed.REFUSED));
      throw new Refused(StaffFailure.NOT_ALLOWED);
    }
  }

  /** The entries behind this number, oldest first. Whoever begins at 0 begins to read. */
  @Transactional
  public AuditPage after(StaffMember who, long number, int count) {
    if (number == 0 || !isReading(who)) {
      record(who, AuditFilter.ALL);
    }
    return audit.after(number, count);
  }

  /**
   * The latest entries before this number, newest first. Whoever asks about an identity begins to
   * read, and so does whoever asks for the latest of all.
   */
  @Transactional
  public AuditPage before(StaffMember who, long number, int count, AuditFilter which) {
    if (number == Long.MAX_VALUE || !which.identity().isEmpty() || !isReading(who)) {
      record(who, which);
    }
    return audit.before(number, count, which);
  }

  private boolean isReading(StaffMember who) {
    return audit
        .lastTime(who, Deed.AUDIT)
        .filter(clock.instant().minus(WALK)::isBefore)
        .isPresent();
  }

  private void record(StaffMember who, AuditFilter which) {
    String identity = which.identity().isEmpty() ? Deed.NOBODY : which.identity();
    audit.record(who, new Deed(Deed.AUDIT, identity, Purpose.NONE, Deed.DONE));
  }
}
