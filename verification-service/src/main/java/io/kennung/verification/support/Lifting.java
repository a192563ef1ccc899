package io.kennung.verification.support;

import io.kennung.verification.identities.Identities;
import io.kennung.verification.matching.Quotas;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Lifts limits that an identity has run into, at most once a day. What that makes possible, also
 * for those who mean no good: decision 0019.
 */
@Singleton
class Lifting {

  private final Identities identities;
  private final LinkingLimits linking;
  private final Quotas quotas;
  private final DailyLifts lifts;

  @Inject
  Lifting(Identities identities, LinkingLimits linking, Quotas quotas, DailyLifts lifts) {
    this.identities = identities;
    this.linking = linking;
    this.quotas = quotas;
    this.lifts = lifts;
  }

  /** What stands in the way of linking. The waits of a verification stay: they protect its code. */
  @Transactional(Transactional.TxType.MANDATORY)
  Outcome liftLinking(String identity) {
    if (!identities.hold(identity)) {
      return Outcome.NOTHING;
    }
    LinkingLimits.Touched touched = linking.of(identity);
    return lifts.once(touched.lifts(), () -> linking.lift(touched));
  }

  /** The quota of the contact match. */
  @Transactional(Transactional.TxType.MANDATORY)
  Outcome liftMatching(String identity) {
    if (!identities.hold(identity)) {
      return Outcome.NOTHING;
    }
    return lifts.once(
        List.of(new DailyLifts.Lift("matching", identity)), () -> quotas.lift(identity));
  }
}
