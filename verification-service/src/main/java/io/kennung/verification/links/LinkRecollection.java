package io.kennung.verification.links;

import io.kennung.chassis.feeds.OwnWords;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.AddressLinked;
import io.kennung.protocol.events.AddressUnlinked;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.LinkKind;
import io.kennung.protocol.events.Topics;
import io.kennung.protocol.events.VerificationProgressed;
import io.kennung.verification.links.ToldLinks.Told;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Listens to what this service has itself told on {@code directory.link}. An address that was
 * unlinked, or taken over, after the backup from which the database was restored does not come
 * back. One that was linked after it is lost, since no event holds an address; that is told, so
 * that nobody believes in it.
 */
@Singleton
class LinkRecollection {

  private static final Logger LOG = Logger.getLogger(LinkRecollection.class);

  private final ToldLinks links;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  LinkRecollection(ToldLinks links, Outbox outbox, Clock clock) {
    this.links = links;
    this.outbox = outbox;
    this.clock = clock;
  }

  void listen(@Observes @Priority(OwnWords.FIRST) StartupEvent event, OwnWords words) {
    words.open(Topics.LINK, this::on);
  }

  void on(List<DirectoryEvent> events) {
    List<Told> told = new ArrayList<>();
    for (DirectoryEvent event : events) {
      switch (event) {
        case AddressLinked it ->
            told.add(new Told(it.identity(), kind(it.kind()), true, it.revision(), it.at()));
        case AddressUnlinked it ->
            told.add(new Told(it.identity(), kind(it.kind()), false, it.revision(), it.at()));
        case VerificationProgressed _ -> {
          // Has come and gone.
        }
        default -> throw new Unreadable("not an event of " + Topics.LINK);
      }
    }
    List<Told> lost = links.lost(told);
    for (int i = 0; i < lost.size(); i++) {
      restore(lost.get(i), lost.subList(i + 1, lost.size()));
    }
  }

  private void restore(Told told, List<Told> later) {
    if (!told.linked()) {
      var _ = links.clear(told.identity(), told.kind(), told.revision(), told.at());
    } else if (later.stream().noneMatch(told::isAboutTheSameAs) && !links.keep(told)) {
      giveUp(told);
    }
  }

  /** The next revision says so, unless it was used, and then it says what came next. */
  private void giveUp(Told told) {
    long revision = told.revision() + 1;
    var now = clock.instant();
    if (links.clear(told.identity(), told.kind(), revision, now)) {
      outbox.put(
          new AddressUnlinked(
              told.identity(), told.kind().text(), UnlinkReason.LOST.text(), revision, now));
      LOG.warn("a link is lost with the database that was restored");
    }
  }

  private static LinkKind kind(String text) {
    try {
      return LinkKind.of(text);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("a kind of address that does not exist");
    }
  }
}
