package io.kennung.identity.console.door;

import io.kennung.pages.View;
import io.kennung.pages.Views;
import io.kennung.staff.IssuerAway;
import io.kennung.staff.StaffMember;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.logging.Logger;

/** What somebody sees who does not come in. */
@Singleton
class Refusals {

  private static final Logger LOG = Logger.getLogger(Refusals.class);
  private static final int SIGN_IN = 401;
  private static final int FORBIDDEN = 403;
  private static final int AWAY = 503;

  private final Views views;
  private final IssuerAway issuerAway;
  private final HttpAuthenticator authenticator;
  private final CurrentVertxRequest call;

  @Inject
  Refusals(
      Views views,
      IssuerAway issuerAway,
      HttpAuthenticator authenticator,
      CurrentVertxRequest call) {
    this.views = views;
    this.issuerAway = issuerAway;
    this.authenticator = authenticator;
    this.call = call;
  }

  Response notSetUp(ContainerRequestContext request) {
    return page(request, 404, "closed.setup", false);
  }

  Response forged(ContainerRequestContext request) {
    return page(request, FORBIDDEN, "closed.forged", true);
  }

  Response otherRole(ContainerRequestContext request) {
    return page(request, FORBIDDEN, "closed.role", true);
  }

  Response noRole(ContainerRequestContext request, StaffMember who) {
    return page(request, FORBIDDEN, "closed.none", false, who.name());
  }

  Response notSignedIn(ContainerRequestContext request) {
    return page(request, SIGN_IN, "closed.failed", true);
  }

  /** Signing in is not possible at the moment. */
  Response issuerAway(ContainerRequestContext request, Throwable why) {
    issuerAway.count();
    LOG.warnf("staff cannot sign in: %s", why.getClass().getName());
    return page(request, AWAY, "closed.issuer", true);
  }

  /** The time is over; a page that wants only a part of itself is sent away as a whole. */
  Response ended(ContainerRequestContext request) {
    Response.ResponseBuilder answer =
        Response.fromResponse(page(request, SIGN_IN, "closed.ended", true))
            .cookie(StayCookie.none());
    return request.getHeaderString("HX-Request") == null
        ? answer.build()
        : answer.header("HX-Redirect", Door.ROOT + "/ended").build();
  }

  /** To the provider; but a form would be lost on the way, and a part of a page makes no page. */
  Uni<Response> askToSignIn(ContainerRequestContext request) {
    if (!request.getMethod().equals(HttpMethod.GET)
        || request.getHeaderString("HX-Request") != null) {
      return Uni.createFrom().item(ended(request));
    }
    return authenticator
        .getChallenge(call.getCurrent())
        .map(Refusals::challenge)
        .onFailure()
        .recoverWithItem(failure -> issuerAway(request, failure));
  }

  /** On the way back from the provider. */
  Response onward(AuthenticationRedirectException redirect) {
    return Response.status(redirect.getCode())
        .location(URI.create(redirect.getRedirectUri()))
        .build();
  }

  /** What a person reads instead. */
  Response page(
      ContainerRequestContext request, int status, String text, boolean again, Object... values) {
    View view = views.in(Gate.language(request));
    String title = view.say(text + ".title");
    String told = view.texts().say(text + ".text", values);
    return Response.status(status)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .entity(
            Templates.closed(view, title, told, again ? view.say(text + ".again") : "").render())
        .build();
  }

  private static Response challenge(ChallengeData challenge) {
    Response.ResponseBuilder answer = Response.status(challenge.status);
    challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
