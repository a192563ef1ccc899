package io.kennung.safe;

import io.kennung.chassis.answers.FailureBodies;
import io.kennung.chassis.answers.ProblemBodies;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every answer of this service has in common. */
class SafeAnswers {

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "DELETE");

  private final MeterRegistry metrics;

  @Inject
  SafeAnswers(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Produces
  @Singleton
  static FailureBodies failures() {
    return new ProblemBodies();
  }

  @ServerResponseFilter
  void keepNowhere(ContainerResponseContext answer) {
    answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** The platform's own metrics would name paths, and so backups. */
  @ServerResponseFilter
  void count(ContainerRequestContext request, ContainerResponseContext answer) {
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
    String status = Integer.toString(answer.getStatus());
    metrics.counter("directory.safe.answers", "method", method, "status", status).increment();
  }
}
