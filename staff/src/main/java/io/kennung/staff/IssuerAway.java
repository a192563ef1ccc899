package io.kennung.staff;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** {@code directory_staff_issuer_away_total}: who could not come in since the provider was away. */
@Startup // so that it is told from nought on
@Singleton
public class IssuerAway {

  private final Counter times;

  /** None yet. */
  @Inject
  public IssuerAway(MeterRegistry metrics) {
    times =
        Counter.builder("directory.staff.issuer.away")
            .description("Requests of staff that nobody could judge: the provider did not answer")
            .register(metrics);
  }

  /** Somebody was sent away. */
  public void count() {
    times.increment();
  }
}
