package io.kennung.pages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Locks the pages up, their errors included: a page runs no script but the service's own, loads
 * nothing from elsewhere, stands in no frame, is kept nowhere, tells nobody its address (which may
 * hold a secret), and no other origin can read it. The rest of this directory may be called from
 * any origin.
 */
@Singleton
class PageHeaders {

  private static final int BEFORE_CROSS_ORIGIN = 1_001;

  private static final Map<String, String> HEADERS =
      Map.of(
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "X-Robots-Tag", "noindex",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private final Site site;
  private final Map<String, String> headers;

  @Inject
  PageHeaders(Site site) {
    this.site = site;
    Map<String, String> all = new HashMap<>(HEADERS);
    all.put("Content-Security-Policy", contentSecurityPolicy(site));
    this.headers = Map.copyOf(all);
  }

  void install(@Observes Filters filters) {
    filters.register(this::lockUp, BEFORE_CROSS_ORIGIN);
  }

  private static String contentSecurityPolicy(Site site) {
    return "default-src 'none';"
        + (site.hasScripts() ? " script-src 'self';" : "")
        + (site.talks() ? " connect-src 'self';" : "")
        + " style-src 'self'; img-src 'self'; form-action 'self';"
        + " base-uri 'none'; frame-ancestors 'none'";
  }

  private void lockUp(RoutingContext call) {
    if (!site.isPage(call.normalizedPath())) {
      call.next();
      return;
    }
    call.addHeadersEndHandler(written -> replace(call.response().headers()));
    if (HttpMethod.OPTIONS.equals(call.request().method())) {
      call.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST").setStatusCode(204).end();
    } else {
      call.next();
    }
  }

  private void replace(MultiMap written) {
    written.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    headers.forEach(written::set);
    if (!written.contains(HttpHeaders.CACHE_CONTROL)) {
      written.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
