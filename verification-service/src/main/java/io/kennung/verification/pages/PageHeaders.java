package io.kennung.verification.pages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Locks the pages up, their errors included: a page runs no script, loads nothing from elsewhere,
 * stands in no frame, is kept nowhere, tells nobody its address (which holds the token), and no
 * other origin can read it. The rest of this directory may be called from any origin.
 */
@Singleton
class PageHeaders {

  private static final int BEFORE_CROSS_ORIGIN = 1_001;
  private static final String ROOT = "/link";
  private static final String HOOKS = ROOT + "/hooks/";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                  + " base-uri 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "X-Robots-Tag", "noindex",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  void install(@Observes Filters filters) {
    filters.register(PageHeaders::lockUp, BEFORE_CROSS_ORIGIN);
  }

  /** Whether people see what stands at this path. */
  static boolean isPage(String path) {
    return path.equals(ROOT) || (path.startsWith(ROOT + "/") && !path.startsWith(HOOKS));
  }

  private static void lockUp(RoutingContext call) {
    if (!isPage(call.normalizedPath())) {
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

  private static void replace(MultiMap headers) {
    headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    HEADERS.forEach(headers::set);
    if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
