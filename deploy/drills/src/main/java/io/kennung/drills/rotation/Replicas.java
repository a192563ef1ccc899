package io.kennung.drills.rotation;

import io.kennung.local.ServiceProcess;
import io.kennung.local.Stack;
import io.kennung.local.plan.Application;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every process of every service, restarted with other settings one after the other. */
final class Replicas {

  private final Stack stack;
  private List<ServiceProcess> living;

  /**
   * @param each how many of each service
   */
  Replicas(Stack stack, int each) {
    this.stack = stack;
    for (Application service : Application.ALL) {
      for (int i = 1; i < each; i++) {
        stack.startReplica(service.name());
      }
    }
    this.living = stack.services();
  }

  int count() {
    return living.size();
  }

  /**
   * @param environment what each of them finds in its environment beyond what it was first given
   */
  void roll(Function<ServiceProcess, Map<String, String>> environment) {
    List<ServiceProcess> next = new ArrayList<>();
    for (ServiceProcess each : living) {
      each.stop();
      next.add(stack.startAgain(each, environment.apply(each)));
    }
    living = List.copyOf(next);
  }

  /** Where the metrics of the newest process of a service are. */
  URI metrics(String service) {
    return living.stream()
        .filter(each -> each.name().startsWith(service + "-"))
        .reduce((first, second) -> second)
        .orElseThrow()
        .management()
        .resolve("/q/metrics");
  }
}
