package io.kennung.revocation.activity;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.IdentityWoke;
import io.kennung.revocation.silence.Silence;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notices that identities are in use. */
@Singleton
public class Activity {

  private final SignsOfLife signs;
  private final WrittenDays written;
  private final AfterCommit afterCommit;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Activity(
      SignsOfLife signs, WrittenDays written, AfterCommit afterCommit, Outbox outbox, Clock clock) {
    this.signs = signs;
    this.written = written;
    this.afterCommit = afterCommit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The identity has just proven its key. Written once a UTC day; one that had fallen silent is
   * awake again.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void seenNow(String identity) {
    write(Map.of(identity, today()));
  }

  /**
   * Others have seen these identities, each on this day or later. Written once a day and identity;
   * what comes again reaches no database. One that had fallen silent and was seen within the last
   * three months is awake again; one that has ended is left alone; one that nobody knows may
   * register yet.
   *
   * @param days none after {@link #latest}
   */
  @Transactional
  void seen(Map<String, LocalDate> days) {
    LocalDate today = today();
    Map<String, LocalDate> told = new HashMap<>(days);
    // Tomorrow, says a clock that runs ahead.
    told.replaceAll((identity, day) -> day.isAfter(today) ? today : day);
    Map<String, LocalDate> news = written.newsAmong(told);
    if (!news.isEmpty()) {
      write(news);
      afterCommit.run(() -> written.remember(news));
    }
  }

  /** This day, UTC. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The last day that can be told of: another machine's clock may run a little ahead. */
  LocalDate latest() {
    return today().plusDays(1);
  }

  static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private void write(Map<String, LocalDate> days) {
    List<String> asleep = signs.note(days, Silence.seenSince(today()));
    if (!asleep.isEmpty()) {
      Instant now = clock.instant();
      outbox.putAll(
          signs.wake(asleep).stream()
              .map(woken -> new IdentityWoke(woken.identity(), woken.revision(), now))
              .toList());
    }
  }
}
