package io.kennung.revocation.ending;

import io.kennung.chassis.feeds.OwnWords;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.IdentityFellSilent;
import io.kennung.protocol.events.IdentityRevoked;
import io.kennung.protocol.events.IdentityWoke;
import io.kennung.protocol.events.RevocationPasswordSet;
import io.kennung.protocol.events.Topics;
import io.kennung.revocation.lives.ToldLives;
import io.kennung.revocation.lives.ToldLives.Told;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Listens to what this service has itself told on {@code directory.lifecycle}. Who was revoked
 * after the backup from which the database was restored is revoked, and what comes next gets a
 * revision that nobody has heard of. A revocation password is in no event: one that was set after
 * the backup is gone.
 */
@Singleton
class Recollection {

  private static final Logger LOG = Logger.getLogger(Recollection.class);

  private final ToldLives lives;
  private final Revocations revocations;

  @Inject
  Recollection(ToldLives lives, Revocations revocations) {
    this.lives = lives;
    this.revocations = revocations;
  }

  void listen(@Observes @Priority(OwnWords.FIRST) StartupEvent event, OwnWords words) {
    words.open(Topics.LIFECYCLE, this::on);
  }

  void on(List<DirectoryEvent> events) {
    List<Told> told = events.stream().map(Recollection::told).toList();
    List<String> ended = new ArrayList<>();
    for (int lost : lives.lost(told)) {
      lives.restore(told.get(lost));
      if (events.get(lost) instanceof IdentityRevoked it) {
        revocations.addUnlessKnown(it.identity(), how(it), it.at());
        ended.add(it.identity());
      }
    }
    if (!ended.isEmpty()) {
      LOG.warnf("%d revocations that this database had lost hold again", ended.size());
    }
  }

  private static Told told(DirectoryEvent event) {
    return switch (event) {
      case IdentityRevoked it ->
          new Told(it.identity(), it.revision(), Optional.of(IdentityState.INVALID), it.at());
      case IdentityFellSilent it ->
          new Told(it.identity(), it.revision(), Optional.of(IdentityState.INACTIVE), it.at());
      case IdentityWoke it ->
          new Told(it.identity(), it.revision(), Optional.of(IdentityState.ACTIVE), it.at());
      case RevocationPasswordSet it ->
          new Told(it.identity(), it.revision(), Optional.empty(), it.at());
      default -> throw new Unreadable("not an event of " + Topics.LIFECYCLE);
    };
  }

  private static How how(IdentityRevoked event) {
    try {
      return How.of(event.how());
    } catch (IllegalArgumentException e) {
      throw new Unreadable("an end that does not exist");
    }
  }
}
