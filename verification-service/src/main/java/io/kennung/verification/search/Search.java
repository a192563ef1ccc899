package io.kennung.verification.search;

import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.kennung.staff.Purpose;
import io.kennung.staff.Roles;
import io.kennung.staff.StaffMember;
import io.kennung.staff.answers.StaffFailure;
import io.kennung.staff.audit.Audit;
import io.kennung.staff.audit.Deed;
import io.kennung.verification.links.KeptAddress;
import io.kennung.verification.links.Links;
import io.kennung.verification.links.Owner;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Finds out whose an address is. On record before it is answered: who has searched, what for and
 * who was found; never the address.
 */
@Singleton
class Search {

  private static final String ACTION = "search";

  private final Links links;
  private final Audit audit;
  private final SharedLimits limits;
  private final Limit limit;

  @Inject
  Search(Links links, Audit audit, SharedLimits limits, SearchConfig config) {
    this.links = links;
    this.audit = audit;
    this.limits = limits;
    this.limit = new Limit("support-search", config.burst(), config.refill());
  }

  /**
   * Who may search at all.
   *
   * @throws Refused with {@link StaffFailure#NOT_ALLOWED}, which is on record
   */
  void demandRole(StaffMember who, Purpose purpose) {
    if (!who.is(Roles.SUPPORT) && !who.is(Roles.SUPPORT_LEAD)) {
      audit.recordAlone(who, new Deed(ACTION, Deed.NOBODY, purpose, "refused"));
      throw new Refused(StaffFailure.NOT_ALLOWED);
    }
  }

  /**
   * One search of this member of staff, whatever comes of it.
   *
   * @throws Refused when there were too many, which is on record
   */
  void admit(StaffMember who, Purpose purpose) {
    try {
      limits.admit(limit, who.name());
    } catch (Refused e) {
      audit.recordAlone(who, new Deed(ACTION, Deed.NOBODY, purpose, "refused"));
      throw e;
    }
  }

  /** Who has it: the same steps whether somebody does or not. */
  @Transactional
  SearchAnswer find(StaffMember who, KeptAddress address, Purpose purpose) {
    Optional<Owner> owner = links.ownerOf(address);
    audit.record(
        who,
        new Deed(
            ACTION,
            owner.map(Owner::identity).orElse(Deed.NOBODY),
            purpose,
            owner.isPresent() ? "found" : "nothing"));
    return SearchAnswer.of(owner);
  }
}
