package io.kennung.client.safe.doctor;

import io.kennung.client.safe.Calls;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeException;
import java.security.SecureRandom;
import java.util.function.Function;

/**
 * Examines a Safe server, or a WebDAV folder that shall be one, by doing what apps do: reads its
 * config, writes a backup of random bytes under a random id, reads, replaces and deletes it.
 */
public final class Doctor {

  private final Function<SafeAddress, Calls> opener;
  private final SecureRandom random;

  /**
   * @param opener makes the calls to an address; asked twice where it holds credentials, since
   *     strangers must be asked to sign in
   */
  public Doctor(Function<SafeAddress, Calls> opener, SecureRandom random) {
    this.opener = opener;
    this.random = random;
  }

  /** Leaves nothing behind; where it must, a finding says what. */
  public Diagnosis examine(SafeAddress address) {
    try (Calls calls = opener.apply(address);
        Calls stranger = opener.apply(address.withoutCredentials())) {
      Visit visit = new Visit(calls, random);
      try {
        if (new FrontDoor(visit, stranger).isOpen()) {
          new Shelf(visit).examine();
        }
      } catch (SafeException e) {
        // In the middle of a check that has not come to a finding.
        visit.wrong(visit.current(), String.valueOf(e.getMessage()));
      }
      return visit.diagnosis();
    }
  }
}
