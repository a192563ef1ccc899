package io.kennung.drills.rolling;

import io.kennung.local.ServiceProcess;
import io.kennung.local.Stack;
import io.kennung.local.plan.Application;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Replaces processes as Kubernetes does with {@code maxUnavailable: 0}: a new one is up and ready,
 * then an old one gets its SIGTERM, and only afterwards do those who send requests hear of it.
 */
final class Roll {

  /** How long a load balancer takes to hear that somebody is about to end. */
  private static final Duration HEARD_LATER = Duration.ofSeconds(1);

  private static final int SIGTERM = 143;

  private final Stack stack;
  private final Plan plan;

  Roll(Stack stack, Plan plan) {
    this.stack = stack;
    this.plan = plan;
  }

  /** All processes of the plan, one after the other. */
  List<Replacement> all() {
    List<Replacement> done = new ArrayList<>();
    for (Application service : plan.services()) {
      List<ServiceProcess> old =
          stack.services().stream()
              .filter(each -> each.name().startsWith(service.folder()))
              .filter(each -> each.process().isAlive())
              .toList();
      for (ServiceProcess each : old) {
        done.add(replace(each, plan.to()));
      }
    }
    return done;
  }

  private Replacement replace(ServiceProcess old, Path to) {
    long began = System.nanoTime();
    long[] ready = {began};
    long[] leaving = {began};
    ServiceProcess successor =
        stack.replace(
            old,
            to,
            predecessor -> {
              ready[0] = System.nanoTime();
              // Kubernetes calls it minReadySeconds.
              Rolling.rest(ready[0] + TimeUnit.SECONDS.toNanos(plan.pauseSeconds()));
              leaving[0] = System.nanoTime();
              if (plan.kill()) {
                predecessor.kill();
              } else {
                predecessor.stopUnannounced(HEARD_LATER);
              }
            });
    int code = old.process().exitValue();
    return new Replacement(
        successor.name(),
        seconds(ready[0] - began),
        seconds(System.nanoTime() - leaving[0]),
        plan.kill() || code == 0 || code == SIGTERM
            ? ""
            : "%s did not end by itself: code %d".formatted(old.name(), code));
  }

  private static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
