package io.kennung.identity.console.door;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Forms that were not made by the console. Two locks, since either alone has been got open
 * elsewhere: where the browser says that the form stood, and a token that the form holds.
 */
@Singleton
class Forgeries {

  /** The field of every form. */
  private static final String FIELD = "token";

  private final FormTokens tokens;

  @Inject
  Forgeries(FormTokens tokens) {
    this.tokens = tokens;
  }

  /** Whether the browser says that another site has sent this form. */
  boolean comesFromElsewhere(ContainerRequestContext request) {
    if (isLook(request)) {
      return false;
    }
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null) {
      return !"same-origin".equals(site);
    }
    String origin = request.getHeaderString("Origin");
    return origin != null && !isOwn(origin, request.getHeaderString("Host"));
  }

  /** The token that the form of the present request holds, on the thread on which it came. */
  @Nullable String sent(ContainerRequestContext request) {
    return isLook(request)
        ? null
        : (String) CurrentRequestManager.get().getFormParameter(FIELD, true, false);
  }

  /** Whether the form is none that was made for this stay. */
  boolean isForged(ContainerRequestContext request, @Nullable String sent, Stay stay) {
    return !isLook(request) && !tokens.isGood(sent, stay);
  }

  private static boolean isLook(ContainerRequestContext request) {
    return request.getMethod().equals(HttpMethod.GET)
        || request.getMethod().equals(HttpMethod.HEAD);
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      String from = URI.create(origin).getAuthority();
      return from != null && host != null && from.equals(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
