package io.kennung.identity.console.audits;

import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import io.kennung.staff.audit.Audit;
import io.kennung.staff.audit.AuditFilter;
import io.kennung.staff.audit.AuditPage;
import io.kennung.staff.audit.Deed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Looks at the record; each is on record, too. */
@Singleton
class Records {

  private final Audit audit;

  @Inject
  Records(Audit audit) {
    this.audit = audit;
  }

  /** The latest entries before this number, newest first. */
  @Transactional
  public AuditPage before(StaffMember who, long number, int count, AuditFilter filter) {
    AuditPage page = audit.before(number, count, filter);
    String whom = filter.identity().isEmpty() ? Deed.NOBODY : filter.identity();
    audit.record(who, new Deed("audit", whom, Purpose.NONE, "done"));
    return page;
  }
}
