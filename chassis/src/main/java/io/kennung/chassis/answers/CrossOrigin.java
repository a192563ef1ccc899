package io.kennung.chassis.answers;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets a client that runs in a browser engine call the directory from any origin (directory
 * contract, 1.1). Nothing here relies on cookies or on where a request comes from, so there is
 * nothing to protect by refusing.
 */
@Singleton
class CrossOrigin {

  private static final int BEFORE_ALL = 1_000;

  void install(@Observes Filters filters) {
    filters.register(CrossOrigin::allow, BEFORE_ALL);
  }

  private static void allow(RoutingContext call) {
    HttpServerResponse response = call.response();
    response.putHeader("Access-Control-Allow-Origin", "*");
    if (call.request().method() == HttpMethod.OPTIONS) {
      response
          .putHeader("Access-Control-Allow-Methods", "GET, POST, PUT, HEAD, DELETE")
          .putHeader(
              "Access-Control-Allow-Headers", "authorization, accept, content-type, user-agent")
          .putHeader("Access-Control-Max-Age", "86400")
          .setStatusCode(204)
          .end();
    } else {
      call.next();
    }
  }
}
