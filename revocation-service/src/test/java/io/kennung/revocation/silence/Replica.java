package io.kennung.revocation.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.feeds.Progress;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.revocation.silence.Caution.Hold;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** One of those that sweep, with what it has read and its own configuration and metrics. */
final class Replica {

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Alarm alarm = new Alarm(metrics);
  private final Sweep sweep;
  private volatile Progress read = new Progress(Optional.empty(), Optional.empty());

  Replica(Jdbi jdbi, Outbox outbox, Clock clock, SilenceConfig settings) {
    Sweeps sweeps = new Sweeps(jdbi);
    Sleepers sleepers = new Sleepers(jdbi);
    Marking marking =
        new Marking(
            () -> read,
            new Caution(new Steadiness(clock, settings), sweeps, settings),
            sweeps,
            new Brake(sweeps, sleepers, settings),
            sleepers,
            outbox,
            clock);
    sweep = new Sweep(marking, new Pace(jdbi, settings), alarm);
  }

  /** All has been read up to noon of this day. */
  Replica hasRead(LocalDate day) {
    return hasReadTo(day.atTime(12, 0));
  }

  /** In UTC. */
  Replica hasReadTo(LocalDateTime moment) {
    return hasRead(new Progress(Optional.of(moment.toInstant(ZoneOffset.UTC)), Optional.empty()));
  }

  Replica hasRead(Progress progress) {
    read = progress;
    return this;
  }

  /** As the scheduler does it. */
  void sweep() {
    try {
      sweep.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The service ends. */
  void end() {
    sweep.stop(new ShutdownEvent());
  }

  int marked() {
    return (int) metrics.get("directory.silence.marked").counter().count();
  }

  boolean isBraked() {
    boolean measured = metrics.get("directory.silence.braked").gauge().value() == 1;
    assertThat(new SweepCheck(alarm).call().getData().orElseThrow())
        .containsEntry("braked", measured);
    return measured;
  }

  boolean isHeld(Hold reason) {
    return metrics.get("directory.silence.held").tag("reason", reason.reason()).gauge().value()
        == 1;
  }
}
