package io.kennung.verification.senders;

import io.kennung.verification.senders.routing.RoutingConfig;
import java.time.Duration;
import java.util.Map;

/** A configuration, written down. */
record WrittenRouting(Map<String, String> routes, int window, double ratio, Duration pause)
    implements RoutingConfig, RoutingConfig.Breaker {

  /** With a pause that no test lives to see the end of. */
  static WrittenRouting of(Map<String, String> routes) {
    return new WrittenRouting(routes, 10, 0.5, Duration.ofHours(1));
  }

  @Override
  public Breaker breaker() {
    return this;
  }
}
