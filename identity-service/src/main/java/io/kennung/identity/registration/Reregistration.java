package io.kennung.identity.registration;

import io.kennung.chassis.feeds.OwnWords;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.identity.features.ToldMasks;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.FeatureMaskChanged;
import io.kennung.protocol.events.IdentityRegistered;
import io.kennung.protocol.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Listens to what this service has itself told on {@code directory.identity}. Whoever registered
 * after the backup from which the database was restored is registered again: with the same id,
 * which others know, and the same key.
 */
@Singleton
class Reregistration {

  private static final Logger LOG = Logger.getLogger(Reregistration.class);

  private final Registrations registrations;
  private final ToldMasks masks;

  @Inject
  Reregistration(Registrations registrations, ToldMasks masks) {
    this.registrations = registrations;
    this.masks = masks;
  }

  void listen(@Observes @Priority(OwnWords.FIRST) StartupEvent event, OwnWords words) {
    words.open(Topics.IDENTITY, this::on);
  }

  void on(List<DirectoryEvent> events) {
    List<IdentityRegistered> registered = new ArrayList<>();
    List<FeatureMaskChanged> changed = new ArrayList<>();
    for (DirectoryEvent event : events) {
      switch (event) {
        case IdentityRegistered it -> registered.add(wellFormed(it));
        case FeatureMaskChanged it -> changed.add(it);
        default -> throw new Unreadable("not an event of " + Topics.IDENTITY);
      }
    }
    int lost = registrations.addMissing(registered);
    if (lost > 0) {
      LOG.warnf("%d identities that this database had lost are registered again", lost);
    }
    masks.restore(changed);
  }

  private static IdentityRegistered wellFormed(IdentityRegistered event) {
    try {
      var _ = PublicKey.ofBase64(event.publicKey());
      return event;
    } catch (IllegalArgumentException e) {
      throw new Unreadable("with a key that is none");
    }
  }
}
