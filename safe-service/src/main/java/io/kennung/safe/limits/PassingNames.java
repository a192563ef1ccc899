package io.kennung.safe.limits;

import io.kennung.chassis.Hmac;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;

/**
 * Names for what limits count, good for one day: hashes under a key that is nowhere but in memory
 * and gone the next day. Nobody can tell afterwards who asked for what.
 */
@Singleton
class PassingNames {

  private static final int KEY_LENGTH = 32;

  private record Day(LocalDate date, Hmac hmac) {}

  private final SecureRandom random;
  private final Clock clock;
  private volatile Day today;

  @Inject
  PassingNames(SecureRandom random, Clock clock) {
    this.random = random;
    this.clock = clock;
    this.today = begin(date());
  }

  /** The same for the same bytes until midnight, UTC. */
  String of(byte[] bytes) {
    return HexFormat.of().formatHex(today().hmac().of(bytes));
  }

  private Day today() {
    LocalDate date = date();
    if (today.date().equals(date)) {
      return today;
    }
    synchronized (this) {
      if (!today.date().equals(date)) {
        today = begin(date);
      }
      return today;
    }
  }

  private Day begin(LocalDate date) {
    byte[] key = new byte[KEY_LENGTH];
    random.nextBytes(key);
    return new Day(date, new Hmac(key));
  }

  private LocalDate date() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
