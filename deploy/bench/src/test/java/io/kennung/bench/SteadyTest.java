package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SteadyTest {

  /** A request, without the connection that it takes. */
  private interface Question extends ClosedLoop.Client {
    @Override
    default void close() {}
  }

  @Test
  void asManyRequestsAsWereOrderedAndNoSooner() {
    AtomicInteger asked = new AtomicInteger();
    Question question = asked::getAndIncrement;

    Timings timings =
        Steady.run(List.of(question, question, question), 500, Duration.ofMillis(200));

    assertThat(timings.requests()).isEqualTo(asked.get()).isEqualTo(100);
    // The last is due after 99 of 100 gaps.
    assertThat(timings.seconds()).isGreaterThanOrEqualTo(0.198);
  }

  @Test
  void aRequestThatMustWaitForTheOneBeforeTakesLonger() {
    Question slow = () -> LockSupport.parkNanos(Duration.ofMillis(20).toNanos());

    // Due after 0, 1, … 9 ms; begun after 0, 20, … 180 ms.
    Timings timings = Steady.run(List.of(slow), 1_000, Duration.ofMillis(10));

    assertThat(timings.requests()).isEqualTo(10);
    assertThat(timings.millis(100)).isGreaterThan(150);
  }

  @Test
  void countsWhatItWillAsk() {
    assertThat(Steady.requests(100, Duration.ofSeconds(30))).isEqualTo(3_000);
    assertThat(Steady.requests(3, Duration.ofMillis(500))).isEqualTo(1);
  }
}
