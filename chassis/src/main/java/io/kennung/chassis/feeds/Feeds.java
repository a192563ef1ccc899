package io.kennung.chassis.feeds;

import io.kennung.protocol.events.DirectoryEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What this service reads of facts that may be told any number of times. */
@Singleton
public class Feeds {

  @Inject
  Feeds() {}

  /**
   * From now on the effect gets the events of the topic in batches, inside a transaction. An event
   * may come again; what it changes must be the same however often.
   */
  public void open(String topic, Consumer<List<DirectoryEvent>> effect) {}

  /** How far the topic has been read. */
  public Progress progress(String topic) {
    return new Progress(Optional.empty(), Optional.empty());
  }
}
