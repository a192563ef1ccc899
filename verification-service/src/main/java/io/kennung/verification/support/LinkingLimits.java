package io.kennung.verification.support;

import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.linking.LinkLimits;
import io.kennung.verification.pending.AddressSeal;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The limits that somebody who links may have run into. */
@Singleton
class LinkingLimits {

  /**
   * One of them.
   *
   * @param who whom it is about, as it is counted
   */
  record Level(Limit limit, String who) {}

  /**
   * Those of an identity.
   *
   * @param levels in the order in which linking counts them, so that nobody waits for each other
   * @param lifts as what they are lifted: for the identity and for every address that it is proving
   */
  record Touched(List<Level> levels, List<DailyLifts.Lift> lifts) {}

  private final LinkLimits limits;
  private final SharedLimits shared;
  private final Verifications verifications;
  private final AddressSeal seal;

  @Inject
  LinkingLimits(
      LinkLimits limits, SharedLimits shared, Verifications verifications, AddressSeal seal) {
    this.limits = limits;
    this.shared = shared;
    this.verifications = verifications;
    this.seal = seal;
  }

  /**
   * The identity's own, and those of an address while it is being proven: only then is it known.
   */
  Touched of(String identity) {
    List<Level> levels = new ArrayList<>();
    List<DailyLifts.Lift> lifts = new ArrayList<>();
    lifts.add(new DailyLifts.Lift("linking", identity));
    Optional<Verification> phone = verifications.find(identity, LinkKind.PHONE);
    phone.ifPresent(pending -> {
      String number = seal.open(pending);
      lifts.add(new DailyLifts.Lift("number", number));
      levels.add(new Level(limits.ofNumber(), number));
    });
    levels.add(new Level(limits.ofIdentity(), identity));
    phone.ifPresent(pending ->
        levels.add(new Level(limits.ofCodes(), HexFormat.of().formatHex(pending.address()))));
    levels.add(new Level(limits.ofMailSender(), identity));
    verifications
        .find(identity, LinkKind.EMAIL)
        .map(seal::open)
        .ifPresent(address -> {
          lifts.add(new DailyLifts.Lift("mail", address));
          levels.add(new Level(limits.ofMailRecipient(), address));
        });
    return new Touched(levels, lifts);
  }

  /** Whether any of it was used up. */
  boolean lift(Touched touched) {
    return touched.levels().stream()
            .filter(level -> shared.lift(level.limit(), level.who()))
            .count()
        > 0;
  }
}
