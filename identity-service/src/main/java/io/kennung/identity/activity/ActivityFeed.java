package io.kennung.identity.activity;

import io.kennung.chassis.feeds.Feeds;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.IdentitySeen;
import io.kennung.protocol.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Listens to {@code directory.activity}: what others have seen counts here, too. */
@Singleton
class ActivityFeed {

  private final Sightings sightings;
  private final Clock clock;

  @Inject
  ActivityFeed(Sightings sightings, Clock clock) {
    this.sightings = sightings;
    this.clock = clock;
  }

  void listen(@Observes StartupEvent event, Feeds feeds) {
    feeds.open(Topics.ACTIVITY, this::on);
  }

  void on(List<DirectoryEvent> events) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Map<String, LocalDate> days = new HashMap<>();
    for (DirectoryEvent event : events) {
      if (!(event instanceof IdentitySeen seen)) {
        throw new Unreadable("not an event of " + Topics.ACTIVITY);
      }
      if (seen.day().isAfter(today.plusDays(1))) {
        throw new Unreadable("from the future");
      }
      // Tomorrow, says a clock that runs ahead.
      LocalDate day = seen.day().isAfter(today) ? today : seen.day();
      days.merge(seen.identity(), day, (one, other) -> one.isAfter(other) ? one : other);
    }
    sightings.note(days);
  }
}
