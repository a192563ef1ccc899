package io.kennung.chassis.answers;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Clients call their JSON what their platform happens to call it (directory contract, 1.1). A
 * Content-Type that is no media type at all is treated like none, instead of being answered with
 * 415.
 */
@Singleton
class ContentTypes {

  private static final int EARLY = 900;
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+*-]+\\s*(;.*)?");

  void install(@Observes Filters filters) {
    filters.register(ContentTypes::dropNonsense, EARLY);
  }

  private static void dropNonsense(RoutingContext call) {
    String given = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (given != null && !MEDIA_TYPE.matcher(given).matches()) {
      call.request().headers().remove(HttpHeaders.CONTENT_TYPE);
    }
    call.next();
  }
}
