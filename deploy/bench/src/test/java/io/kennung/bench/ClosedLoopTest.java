package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

  private static final Duration A_WHILE = Duration.ofMillis(50);

  /** A request, without the connection that it takes. */
  private interface Question extends ClosedLoop.Client {
    @Override
    default void close() {}
  }

  @Test
  void everyClientAsksAtTheSameTimeAndEveryRequestCounts() {
    AtomicInteger asked = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(2);
    Question question =
        () -> {
          if (asked.getAndIncrement() < 2) {
            await(together);
          }
        };

    Timings timings = ClosedLoop.run(List.of(question, question), A_WHILE);

    assertThat(timings.requests()).isEqualTo(asked.get()).isGreaterThan(2);
    assertThat(timings.seconds()).isGreaterThanOrEqualTo(0.05);
  }

  @Test
  void aRequestThatFailsEndsTheMeasurement() {
    Question question =
        () -> {
          throw new IOException("gone");
        };

    assertThatThrownBy(() -> ClosedLoop.run(List.of(question), A_WHILE))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("gone");
  }

  private static void await(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
