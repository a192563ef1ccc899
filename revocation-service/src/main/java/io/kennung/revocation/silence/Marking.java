package io.kennung.revocation.silence;

import io.kennung.chassis.feeds.Feeds;
import io.kennung.chassis.feeds.Progress;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.IdentityFellSilent;
import io.kennung.protocol.events.Topics;
import io.kennung.revocation.silence.Caution.Hold;
import io.kennung.revocation.silence.Sleepers.Fallen;
import io.kennung.revocation.silence.Sleepers.Place;
import io.kennung.revocation.silence.Sweeps.Day;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Makes a batch of the silent inactive: their states, their events and the day's count are one
 * transaction, so that whoever dies in the middle has done nothing.
 */
@Singleton
class Marking {

  /**
   * How far a replica has come in one go.
   *
   * @param markedToday by all replicas, as it left the count; empty before its first batch
   */
  record Position(Place place, OptionalLong markedToday) {

    static final Position START = new Position(Place.START, OptionalLong.empty());
  }

  /**
   * What a batch came to.
   *
   * @param hold why nobody could be marked
   * @param next where to go on; empty when there is nothing more to do for now
   */
  record Outcome(int marked, Optional<Hold> hold, Optional<Position> next) {

    static Outcome nobody(Optional<Hold> hold) {
      return new Outcome(0, hold, Optional.empty());
    }
  }

  private final Supplier<Progress> signsOfLife;
  private final Caution caution;
  private final Sweeps sweeps;
  private final Brake brake;
  private final Sleepers sleepers;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Marking(
      Feeds feeds,
      Caution caution,
      Sweeps sweeps,
      Brake brake,
      Sleepers sleepers,
      Outbox outbox,
      Clock clock) {
    this(() -> feeds.progress(Topics.ACTIVITY), caution, sweeps, brake, sleepers, outbox, clock);
  }

  /**
   * @param signsOfLife how far they have been read
   */
  Marking(
      Supplier<Progress> signsOfLife,
      Caution caution,
      Sweeps sweeps,
      Brake brake,
      Sleepers sleepers,
      Outbox outbox,
      Clock clock) {
    this.signsOfLife = signsOfLife;
    this.caution = caution;
    this.sweeps = sweeps;
    this.brake = brake;
    this.sleepers = sleepers;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Marks the next ones, at most so many, unless another replica is at it. */
  @Transactional(Transactional.TxType.MANDATORY)
  Outcome mark(Position position, int limit) {
    Progress read = signsOfLife.get();
    Optional<Hold> hold = caution.against(read);
    if (hold.isPresent()) {
      return Outcome.nobody(hold);
    }
    LocalDate today = caution.today(read.readTo().orElseThrow());
    if (!sweeps.lock()) {
      return elsewhere(today);
    }
    Day day = brake.begin(today);
    if (position.markedToday().orElse(day.marked()) != day.marked()) {
      // Two taking turns would go twice as fast as allowed.
      return elsewhere(today);
    }
    long left = brake.left(day);
    return left == 0 ? elsewhere(today) : mark(day, position.place(), (int) Math.min(limit, left));
  }

  private Outcome mark(Day day, Place after, int limit) {
    List<Fallen> fallen = sleepers.fallSilent(Silence.seenSince(day.day()), after, limit);
    if (fallen.isEmpty()) {
      return Outcome.nobody(Optional.empty());
    }
    sweeps.add(day.day(), fallen.size());
    Instant now = clock.instant();
    outbox.putAll(
        fallen.stream()
            .map(each -> new IdentityFellSilent(each.identity(), each.revision(), now))
            .toList());
    Position next =
        new Position(Place.of(fallen.getLast()), OptionalLong.of(day.marked() + fallen.size()));
    return new Outcome(
        fallen.size(),
        Optional.empty(),
        fallen.size() < limit ? Optional.empty() : Optional.of(next));
  }

  /** Nothing to do for this replica; whether a person is waited for all of them say alike. */
  private Outcome elsewhere(LocalDate today) {
    return Outcome.nobody(Optional.of(Hold.BRAKED).filter(ignored -> brake.isOn(today)));
  }
}
