package io.kennung.revocation.lives;

import io.kennung.chassis.identities.IdentityDirectory;
import io.kennung.chassis.possession.PublicKeys;
import io.kennung.protocol.PublicKey;
import io.kennung.revocation.lives.Lives.Life;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The keys as this service has heard of them. Who registers and sets a password within the same
 * second comes before its own event: then identity-service is asked.
 */
@Singleton
public class KeysOfLives implements PublicKeys {

  private final Lives lives;
  private final IdentityDirectory directory;
  private final Clock clock;

  @Inject
  KeysOfLives(Lives lives, IdentityDirectory directory, Clock clock) {
    this.lives = lives;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Optional<PublicKey> of(String identity) {
    return find(identity).filter(Life::goesOn).flatMap(Life::key);
  }

  /** Also of those that have ended. */
  public Optional<PublicKey> everOf(String identity) {
    return find(identity).flatMap(Life::key);
  }

  private Optional<Life> find(String identity) {
    Optional<Life> heard = lives.find(identity);
    if (heard.isPresent() && (heard.get().key().isPresent() || !heard.get().goesOn())) {
      return heard;
    }
    Optional<IdentityDirectory.Entry> asked = directory.find(identity);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    // Nobody knows when it was last seen; whoever asks for a challenge now is given the doubt.
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    lives.add(identity, asked.get().key(), asked.get().state(), today);
    return lives.find(identity);
  }
}
