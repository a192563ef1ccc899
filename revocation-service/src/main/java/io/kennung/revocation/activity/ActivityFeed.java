package io.kennung.revocation.activity;

import io.kennung.chassis.feeds.Feeds;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.IdentitySeen;
import io.kennung.protocol.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Listens to {@code directory.activity}. */
@Singleton
class ActivityFeed {

  private final Activity activity;

  @Inject
  ActivityFeed(Activity activity) {
    this.activity = activity;
  }

  void listen(@Observes StartupEvent event, Feeds feeds) {
    feeds.open(Topics.ACTIVITY, this::on);
  }

  void on(List<DirectoryEvent> events) {
    LocalDate latest = activity.latest();
    Map<String, LocalDate> days = new HashMap<>();
    for (DirectoryEvent event : events) {
      if (!(event instanceof IdentitySeen seen)) {
        throw new Unreadable("not an event of " + Topics.ACTIVITY);
      }
      if (seen.day().isAfter(latest)) {
        throw new Unreadable("from the future");
      }
      days.merge(seen.identity(), seen.day(), Activity::later);
    }
    activity.seen(days);
  }
}
