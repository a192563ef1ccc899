package io.kennung.identity.support.desk;

import io.kennung.chassis.answers.Failure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.kennung.staff.answers.StaffFailure;
import io.kennung.staff.audit.Audit;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What every errand of staff passes: the role, the limit of the person, the record. Whoever is
 * refused is on record, too.
 */
@Singleton
@Startup // a limit that is none is refused at start
public class Desk {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Audit audit;
  private final SharedLimits limits;
  private final Limit looks;
  private final Limit actions;

  @Inject
  Desk(Audit audit, SharedLimits limits, DeskConfig config) {
    this.audit = audit;
    this.limits = limits;
    this.looks = anHour("looks", config.looksAnHour());
    this.actions = anHour("actions", config.actionsAnHour());
  }

  /**
   * Looks at the role alone.
   *
   * @throws Refused with {@link StaffFailure#NOT_ALLOWED}
   */
  public void askForRole(Errand errand) {
    if (!errand.act().isAllowedTo(errand.who())) {
      throw refused(errand, new Refused(StaffFailure.NOT_ALLOWED));
    }
  }

  /**
   * Lets in whoever has the role and has not come too often, and counts it. To be asked before
   * anything else is, so that the transaction around it holds nothing yet.
   *
   * @throws Refused with {@link StaffFailure#NOT_ALLOWED}, or when it was too often
   */
  public void admit(Errand errand) {
    askForRole(errand);
    try {
      limits.admit(errand.act().changesSomething() ? actions : looks, errand.who().name());
    } catch (Refused tooOften) {
      throw refused(errand, tooOften);
    }
  }

  /** Puts on record what came of it, in the transaction that brings it about. */
  public void record(Errand errand, String outcome) {
    audit.record(errand.who(), errand.deed(outcome));
  }

  /** Puts on record that it was refused, whatever becomes of the transaction around it. */
  public Refused refused(Errand errand, Failure why) {
    return refused(errand, new Refused(why));
  }

  private Refused refused(Errand errand, Refused why) {
    audit.recordAlone(errand.who(), errand.deed("refused"));
    return why;
  }

  private static Limit anHour(String what, long times) {
    if (times < 1) {
      throw new IllegalStateException(
          "directory.limits.support.%s-an-hour must be at least 1".formatted(what));
    }
    return new Limit("support-" + what, times, HOUR.dividedBy(times));
  }
}
