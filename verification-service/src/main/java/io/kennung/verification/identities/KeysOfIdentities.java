package io.kennung.verification.identities;

import io.kennung.chassis.identities.IdentityDirectory;
import io.kennung.chassis.possession.PublicKeys;
import io.kennung.protocol.PublicKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The keys as this service has heard of them. Who registers and links within the same second comes
 * before its own event: then identity-service is asked.
 */
@Singleton
class KeysOfIdentities implements PublicKeys {

  private final KnownIdentities known;
  private final IdentityDirectory directory;

  @Inject
  KeysOfIdentities(KnownIdentities known, IdentityDirectory directory) {
    this.known = known;
    this.directory = directory;
  }

  @Override
  public Optional<PublicKey> of(String identity) {
    Optional<KnownIdentities.Known> heard = known.find(identity);
    if (heard.isEmpty()) {
      Optional<IdentityDirectory.Entry> asked = directory.find(identity);
      if (asked.isEmpty()) {
        return Optional.empty();
      }
      known.add(identity, asked.get().key(), asked.get().state());
      // A revocation may have come in meanwhile, and counts.
      heard = known.find(identity);
    }
    return heard.flatMap(KnownIdentities.Known::livingKey);
  }
}
