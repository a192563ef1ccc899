package io.kennung.staff.answers;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What staff are told is kept by nobody on the way and read by no page of another origin. */
@Singleton
class StaffAnswers {

  private static final int BEFORE_CROSS_ORIGIN = 1_100;

  void install(@Observes Filters filters) {
    filters.register(StaffAnswers::guard, BEFORE_CROSS_ORIGIN);
  }

  private static void guard(RoutingContext call) {
    if (StaffPaths.lead(call.normalizedPath())) {
      call.addHeadersEndHandler(ready -> {
        MultiMap headers = call.response().headers();
        headers.remove("Access-Control-Allow-Origin");
        headers.remove("Access-Control-Allow-Methods");
        headers.remove("Access-Control-Allow-Headers");
        headers.remove("Access-Control-Max-Age");
        headers.set("Cache-Control", "no-store");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("X-Content-Type-Options", "nosniff");
      });
    }
    call.next();
  }
}
