package io.kennung.safe.access;

import io.kennung.chassis.answers.FailureBodies;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody in who may not use this Safe, and says how to be let in: some clients show what they
 * have only when they are asked.
 */
class AccessFilter {

  private final Access access;
  private final FailureBodies bodies;

  @Inject
  AccessFilter(Access access, FailureBodies bodies) {
    this.access = access;
    this.bodies = bodies;
  }

  @ServerRequestFilter(nonBlocking = true)
  @Nullable Response check(ContainerRequestContext request) {
    if (access.isGranted(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      return null;
    }
    int status = Response.Status.UNAUTHORIZED.getStatusCode();
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(bodies.contentType())
            .entity(bodies.of(status, "This Safe wants to know who you are.", null));
    access
        .challenges()
        .forEach(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
    return answer.build();
  }
}
