package io.kennung.safe.webdav;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Adds to every answer to {@code OPTIONS} what WebDAV clients look for. */
@Singleton
class DavOptions {

  /** Before the chassis answers for browsers. */
  private static final int BEFORE_ALL = 1_100;

  void install(@Observes Filters filters) {
    filters.register(DavOptions::tell, BEFORE_ALL);
  }

  private static void tell(RoutingContext call) {
    if (call.request().method() == HttpMethod.OPTIONS) {
      call.response()
          .putHeader("DAV", "1")
          .putHeader("Allow", "OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND");
    }
    call.next();
  }
}
