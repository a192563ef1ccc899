package io.kennung.identity.features;

import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.identity.activity.Activity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Sets what an identity's app understands. */
@Singleton
class Features {

  private final FeatureMasks masks;
  private final UsedChallenges challenges;
  private final Activity activity;
  private final Changes changes;

  @Inject
  Features(FeatureMasks masks, UsedChallenges challenges, Activity activity, Changes changes) {
    this.masks = masks;
    this.challenges = challenges;
    this.activity = activity;
    this.changes = changes;
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
      changes.tell(identity, mask);
    }
    activity.seen(identity);
  }
}
