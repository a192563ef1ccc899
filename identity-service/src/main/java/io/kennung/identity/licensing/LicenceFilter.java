package io.kennung.identity.licensing;

import io.kennung.chassis.access.BasicCredentials;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets nobody in without a licence, where one is asked for. */
class LicenceFilter {

  private final Licensing licensing;

  @Inject
  LicenceFilter(Licensing licensing) {
    this.licensing = licensing;
  }

  /** First of all filters: the platform wants those that never block before the others. */
  @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
  @Nullable Response check(ContainerRequestContext request) {
    if (!licensing.asksEveryRequest()
        || isLicensed(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      return null;
    }
    return Response.status(Response.Status.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Kennung\", charset=\"UTF-8\"")
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Map.of("success", false, "error", "A valid licence is needed."))
        .build();
  }

  private boolean isLicensed(@Nullable String authorization) {
    return BasicCredentials.of(authorization)
        .filter(shown -> licensing.knows(shown.username(), shown.password()))
        .isPresent();
  }
}
