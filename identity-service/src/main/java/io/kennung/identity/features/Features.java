package io.kennung.identity.features;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.identity.activity.Activity;
import io.kennung.protocol.events.FeatureMaskChanged;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Sets what an identity's app understands. */
@Singleton
class Features {

  private final FeatureMasks masks;
  private final UsedChallenges challenges;
  private final Activity activity;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Features(
      FeatureMasks masks,
      UsedChallenges challenges,
      Activity activity,
      Outbox outbox,
      Clock clock) {
    this.masks = masks;
    this.challenges = challenges;
    this.activity = activity;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Sets the mask; the same proof a second time changes nothing, even if another one has been set
   * since.
   */
  @Transactional
  void set(String identity, long mask, Proof proof) {
    if (!challenges.use(proof)) {
      return;
    }
    if (masks.replace(identity, mask)) {
      outbox.put(new FeatureMaskChanged(identity, mask, clock.instant()));
    }
    activity.seen(identity);
  }
}
