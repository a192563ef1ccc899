package io.kennung.verification.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** {@code directory_guard_quarantined{prefix}} is 1 for every prefix that nothing is sent to. */
@Singleton
class Alarm {

  private final Conversions conversions;
  private final MultiGauge quarantined;

  @Inject
  Alarm(Conversions conversions, MeterRegistry metrics) {
    this.conversions = conversions;
    this.quarantined =
        MultiGauge.builder("directory.guard.quarantined")
            .description("Prefixes of numbers that get no codes: many went out, few came back")
            .register(metrics);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void raise() {
    quarantined.register(
        conversions.quarantined().stream()
            .map(prefix -> MultiGauge.Row.of(Tags.of("prefix", prefix), 1))
            .toList(),
        true);
  }
}
