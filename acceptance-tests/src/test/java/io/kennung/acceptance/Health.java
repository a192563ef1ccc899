package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.acceptance.Http.Reply;
import io.kennung.local.ServiceProcess;

/** What a replica says about itself. */
final class Health {

  private Health() {}

  static Reply readiness(ServiceProcess replica) {
    return Http.get(replica.management().resolve("/q/health/ready"));
  }

  static Reply liveness(ServiceProcess replica) {
    return Http.get(replica.management().resolve("/q/health/live"));
  }

  static boolean isUp(Reply health) {
    return health.status() == 200 && health.json().required("status").asText().equals("UP");
  }

  static void awaitReady(ServiceProcess replica, int seconds) {
    await("readiness").atMost(seconds, SECONDS).until(() -> isUp(readiness(replica)));
  }

  /** One check of several that readiness consists of. */
  static JsonNode check(Reply health, String name) {
    for (var check : health.json().required("checks")) {
      if (check.required("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name + " in " + health.body());
  }
}
