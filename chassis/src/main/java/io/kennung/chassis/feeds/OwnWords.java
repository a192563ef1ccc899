package io.kennung.chassis.feeds;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.protocol.events.DirectoryEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A service listens to what it has told others itself. As long as its database is the one that the
 * events came from, it learns nothing; one that was restored from a backup gets back what was told
 * after it. What others tell waits for that: it may be about somebody who is not known again yet.
 */
@Singleton
public class OwnWords {

  private final Feeds feeds;
  private final Subscriptions subscriptions;
  private final Clock clock;

  @Inject
  OwnWords(Feeds feeds, Subscriptions subscriptions, Clock clock) {
    this.feeds = feeds;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /**
   * As {@link Feeds#open}, for the topic of which this service is the publisher. To be called
   * before any subscription is opened: {@link #FIRST}.
   */
  public void open(String topic, Consumer<List<DirectoryEvent>> effect) {
    Instant began = clock.instant();
    feeds.open(topic, effect);
    subscriptions.beginAfter(
        () -> feeds.progress(topic).readTo().filter(readTo -> !readTo.isBefore(began)).isPresent());
  }

  /** The priority of an observer of the start that calls {@link #open}. */
  public static final int FIRST = 100;
}
