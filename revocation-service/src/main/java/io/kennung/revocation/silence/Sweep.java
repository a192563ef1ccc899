package io.kennung.revocation.silence;

import io.kennung.revocation.silence.Marking.Outcome;
import io.kennung.revocation.silence.Marking.Position;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes inactive whoever has not been heard of for three months, batch by batch, until there is
 * nobody left. Any replica may; wherever one ends, the next begins.
 */
@Singleton
class Sweep {

  private final Marking marking;
  private final Pace pace;
  private final Alarm alarm;
  private final CountDownLatch end = new CountDownLatch(1);

  @Inject
  Sweep(Marking marking, Pace pace, Alarm alarm) {
    this.marking = marking;
    this.pace = pace;
    this.alarm = alarm;
  }

  @Scheduled(
      every = "${directory.silence.every:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() throws InterruptedException {
    Optional<Position> next = Optional.of(Position.START);
    Duration rest = Duration.ZERO;
    while (next.isPresent() && !ended(rest)) {
      rest = pace.queue();
      if (rest.isZero()) {
        Outcome outcome = batch(next.get());
        alarm.show(outcome);
        next = outcome.next();
        rest = pace.after(outcome.marked());
      }
    }
  }

  private Outcome batch(Position position) {
    return QuarkusTransaction.requiringNew().call(() -> marking.mark(position, pace.batch()));
  }

  /** Rests for so long, unless the service ends. */
  private boolean ended(Duration rest) throws InterruptedException {
    return end.await(rest.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    end.countDown();
  }
}
