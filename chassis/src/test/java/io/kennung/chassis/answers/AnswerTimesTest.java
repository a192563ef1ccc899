package io.kennung.chassis.answers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnswerTimesTest {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void answersAreCountedByHowLongTheyTookAndNothingElseIs() {
    metrics.config().meterFilter(new AnswerTimes());
    Timer answers = metrics.timer("http.server.requests", "uri", "/identity/{id}");
    Timer another = metrics.timer("another.timer");

    answers.record(70, MILLISECONDS);
    another.record(70, MILLISECONDS);

    assertThat(
            Arrays.stream(answers.takeSnapshot().histogramCounts())
                .mapToDouble(CountAtBucket::count))
        .containsExactly(0.0, 0.0, 1.0, 1.0, 1.0);
    assertThat(another.takeSnapshot().histogramCounts()).isEmpty();
  }
}
