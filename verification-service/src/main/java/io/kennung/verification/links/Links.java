package io.kennung.verification.links;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.AddressLinked;
import io.kennung.protocol.events.AddressUnlinked;
import io.kennung.protocol.events.LinkKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which address belongs to whom. One address belongs to one identity; it has one of each kind. */
@Singleton
public class Links {

  private final LinkedAddresses addresses;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Links(LinkedAddresses addresses, Outbox outbox, Clock clock) {
    this.addresses = addresses;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Whether exactly this address is linked to exactly this identity. */
  public boolean isLinked(String identity, LinkKind kind, KeptAddress address) {
    return addresses.has(identity, kind, address);
  }

  /** Who has this address, under whichever pepper, and has not ended. */
  public Optional<Owner> ownerOf(KeptAddress address) {
    return addresses.ownerOf(address);
  }

  /** The address has been proven. Whoever had it before has it no more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void link(String identity, LinkKind kind, KeptAddress address) {
    Instant now = clock.instant();
    addresses.lock(address);
    addresses
        .takeFromOthers(identity, address, now)
        .forEach(former -> tellUnlinked(former, kind, UnlinkReason.DISPLACED, now));
    LinkedAddresses.Changed linked = addresses.put(identity, kind, address, now);
    outbox.put(new AddressLinked(identity, kind.text(), linked.revision(), now));
  }

  /** The identity has no address of this kind any more, if it had one. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void unlink(String identity, LinkKind kind, UnlinkReason reason) {
    Instant now = clock.instant();
    addresses
        .clear(identity, kind, Optional.empty(), now)
        .ifPresent(cleared -> tellUnlinked(cleared, kind, reason, now));
  }

  /** Another address is about to be linked: the one there is goes at once. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dropOther(String identity, LinkKind kind, KeptAddress wanted) {
    Instant now = clock.instant();
    addresses
        .clear(identity, kind, Optional.of(wanted), now)
        .ifPresent(cleared -> tellUnlinked(cleared, kind, UnlinkReason.REPLACED, now));
  }

  /** Whoever has one of these under an older pepper has it under the newest from now on. */
  @Transactional
  public void renew(List<KeptAddress> turnedUp) {
    turnedUp.forEach(addresses::renew);
  }

  private void tellUnlinked(
      LinkedAddresses.Changed cleared, LinkKind kind, UnlinkReason reason, Instant now) {
    outbox.put(
        new AddressUnlinked(
            cleared.identity(), kind.text(), reason.text(), cleared.revision(), now));
  }
}
