package io.kennung.staff.answers;

import io.kennung.chassis.answers.Failure;
import io.kennung.chassis.answers.FailureBodies;
import io.kennung.staff.IssuerAway;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the platform refuses before anybody of ours is asked. */
@Singleton
class SignInMapper {

  private static final Logger LOG = Logger.getLogger(SignInMapper.class);
  private static final int RETRY_AFTER_SECONDS = 30;

  private final FailureBodies bodies;
  private final IssuerAway issuerAway;

  @Inject
  SignInMapper(FailureBodies bodies, IssuerAway issuerAway) {
    this.bodies = bodies;
    this.issuerAway = issuerAway;
  }

  @ServerExceptionMapper(priority = 1)
  Response nobody(UnauthorizedException refused, UriInfo at) {
    return challenge(at);
  }

  @ServerExceptionMapper(priority = 1)
  Response unproven(AuthenticationFailedException refused, UriInfo at) {
    return challenge(at);
  }

  @ServerExceptionMapper(priority = 1)
  Response notAllowed(ForbiddenException refused, UriInfo at) {
    return answer(StaffFailure.NOT_ALLOWED, at).build();
  }

  @ServerExceptionMapper(priority = 1)
  Response undecided(OIDCException away, UriInfo at) {
    issuerAway.count();
    LOG.warn("the provider of staff's tokens does not answer");
    return answer(StaffFailure.ISSUER_AWAY, at)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  private Response challenge(UriInfo at) {
    return answer(StaffFailure.NOT_SIGNED_IN, at)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  private Response.ResponseBuilder answer(Failure failure, UriInfo at) {
    FailureBodies fitting = bodies.at(at.getPath());
    return Response.status(failure.status())
        .type(fitting.contentType())
        .entity(fitting.of(failure.status(), failure.text(), failure.errorType()));
  }
}
