package io.kennung.revocation.passwords;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Forgets the passwords of those who have ended, and counts in {@code
 * directory_revocation_passwords_under_old_pepper} how many would be lost if the older peppers were
 * dropped now.
 */
@Singleton
class PasswordUpkeep {

  /** So long whoever revokes a second time, since the first answer was lost, hears the same. */
  private static final Duration AFTER_THE_END = Duration.ofDays(7);

  private static final int BATCH = 1_000;

  private final KeptPasswords passwords;
  private final Peppers peppers;
  private final Clock clock;
  private final AtomicLong older = new AtomicLong();

  @Inject
  PasswordUpkeep(KeptPasswords passwords, Peppers peppers, MeterRegistry metrics, Clock clock) {
    this.passwords = passwords;
    this.peppers = peppers;
    this.clock = clock;
    metrics.gauge("directory.revocation.passwords.under.old.pepper", older);
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    passwords.forgetEndedBefore(clock.instant().minus(AFTER_THE_END), BATCH);
    older.set(passwords.countNotUnder(peppers.newest()));
  }
}
