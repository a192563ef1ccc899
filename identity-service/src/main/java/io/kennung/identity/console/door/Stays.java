package io.kennung.identity.console.door;

import io.kennung.pages.Language;
import io.kennung.staff.Staff;
import io.kennung.staff.StaffMember;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long somebody stays. A stay begins with signing in and in no other way: tokens that a browser
 * has kept are worth nothing without it.
 */
@Singleton
class Stays {

  private final StayCookie cookie;
  private final StayConfig config;
  private final Clock clock;
  private final Provider<OidcSession> session;

  @Inject
  Stays(StayCookie cookie, StayConfig config, Clock clock, Provider<OidcSession> session) {
    this.cookie = cookie;
    this.config = config;
    this.clock = clock;
    this.session = session;
  }

  /** Somebody has come in. */
  void begin(@Observes SecurityEvent event) {
    // Other events, such as that the provider is away, are about nobody.
    if (event.getEventType() != SecurityEvent.Type.OIDC_LOGIN) {
      return;
    }
    RoutingContext call = HttpSecurityUtils.getRoutingContextAttribute(event.getSecurityIdentity());
    if (call == null) {
      return;
    }
    Language language = Language.accepted(call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    Stay stay = cookie.begin(Staff.member(event.getSecurityIdentity()), language);
    call.response()
        .addCookie(StayCookie.vertx(cookie.keep(stay, "https".equals(call.request().scheme()))));
  }

  /** The stay of this request; empty when it has ended. */
  Optional<Stay> goingOn(ContainerRequestContext request, StaffMember who) {
    Cookie kept = request.getCookies().get(StayCookie.NAME);
    Instant now = clock.instant();
    return cookie
        .read(kept == null ? null : kept.getValue(), who)
        .filter(stay -> isWithin(config.session(), stay.seen(), now))
        .filter(stay -> isWithin(config.workingDay(), stay.since(), now))
        .map(stay -> inLanguage(stay, request));
  }

  /** What tells the provider who signs out. */
  String idToken() {
    return session.get().getIdToken().getRawToken();
  }

  /** Takes the tokens out of the browser. */
  Uni<Void> end() {
    return session.get().logout();
  }

  private static Stay inLanguage(Stay stay, ContainerRequestContext request) {
    String chosen = request.getUriInfo().getQueryParameters().getFirst(Language.PARAMETER);
    return chosen == null ? stay : stay.in(Language.chosen(chosen, stay.language().tag()));
  }

  private static boolean isWithin(Duration time, Instant since, Instant now) {
    return now.isBefore(since.plus(time));
  }
}
