package io.kennung.safe;

import io.kennung.chassis.answers.FailureBodies;
import io.kennung.chassis.answers.ProblemBodies;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every answer of this service has in common. */
class SafeAnswers {

  @Produces
  @Singleton
  FailureBodies failures() {
    return new ProblemBodies();
  }

  @ServerResponseFilter
  void keepNowhere(ContainerResponseContext answer) {
    answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
