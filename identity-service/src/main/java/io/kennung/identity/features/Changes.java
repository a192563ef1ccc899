package io.kennung.identity.features;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.identity.history.Happening;
import io.kennung.identity.history.History;
import io.kennung.protocol.events.FeatureMaskChanged;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Tells that an identity's app understands other features than before. */
@Singleton
class Changes {

  private final Outbox outbox;
  private final History history;
  private final Clock clock;

  @Inject
  Changes(Outbox outbox, History history, Clock clock) {
    this.outbox = outbox;
    this.history = history;
    this.clock = clock;
  }

  /** In the transaction of the change. */
  void tell(String identity, long mask) {
    Instant now = clock.instant();
    outbox.put(new FeatureMaskChanged(identity, mask, now));
    history.add(Happening.of(identity, now, "features").detail(Long.toString(mask)));
  }
}
