package io.kennung.chassis.answers;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Counts answers by how long they took, in the few steps that an operator has promises or alarms
 * for: shares can be summed over replicas, percentiles cannot.
 */
@Singleton
class AnswerTimes implements MeterFilter {

  private static final String ANSWERS = "http.server.requests";

  private static final double[] STEPS =
      Stream.of(10, 50, 100, 500, 2_000)
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    return id.getName().equals(ANSWERS)
        ? DistributionStatisticConfig.builder().serviceLevelObjectives(STEPS).build().merge(config)
        : config;
  }
}
