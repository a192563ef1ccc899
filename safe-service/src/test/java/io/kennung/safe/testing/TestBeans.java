package io.kennung.safe.testing;

import io.kennung.chassis.testing.TestClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Time that can be moved. */
@Singleton
class TestBeans {

  private final TestClock clock = new TestClock();

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  Clock clock() {
    return clock;
  }

  @Produces
  @Singleton
  TestClock testClock() {
    return clock;
  }
}
