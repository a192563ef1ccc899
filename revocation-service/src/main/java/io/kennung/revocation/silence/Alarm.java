package io.kennung.revocation.silence;

import io.kennung.revocation.silence.Caution.Hold;
import io.kennung.revocation.silence.Marking.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * {@code directory_silence_braked} is 1 while a person is waited for, {@code
 * directory_silence_held{reason}} while nobody is marked for this reason.
 */
@Singleton
class Alarm {

  private final Counter marked;
  private volatile Optional<Hold> hold = Optional.empty();

  @Inject
  Alarm(MeterRegistry metrics) {
    this.marked = metrics.counter("directory.silence.marked");
    Gauge.builder("directory.silence.braked", () -> is(Hold.BRAKED))
        .description("More are silent than one day may mark: nobody is, until a person says so")
        .register(metrics);
    for (Hold reason : Hold.values()) {
      Gauge.builder("directory.silence.held", () -> is(reason))
          .description("Nobody is marked inactive, for this reason")
          .tag("reason", reason.reason())
          .register(metrics);
    }
  }

  /** A batch has come to this. */
  void show(Outcome outcome) {
    marked.increment(outcome.marked());
    hold = outcome.hold();
  }

  /** Whether a person is waited for. */
  boolean isBraked() {
    return is(Hold.BRAKED) == 1;
  }

  private int is(Hold reason) {
    return hold.filter(reason::equals).isPresent() ? 1 : 0;
  }
}
