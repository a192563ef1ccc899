package io.kennung.local.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/**
 * Says who the client is, and lets no client say it itself: nobody before us is trusted, and the
 * services trust us alone. Answers in a service's place when that one is not there.
 */
final class TrustedEdge implements ProxyInterceptor {

  private static final List<String> SAID_BY_CLIENTS =
      List.of(
          "Forwarded",
          "X-Forwarded-Port",
          "X-Forwarded-Prefix",
          "X-Forwarded-Server",
          "X-Forwarded-Ssl",
          "X-Real-IP");

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    ProxyRequest request = context.request();
    HttpServerRequest client = request.proxiedRequest();
    MultiMap headers = request.headers();
    SAID_BY_CLIENTS.forEach(headers::remove);
    headers.set("X-Forwarded-For", client.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", "http");
    if (client.authority() == null) {
      headers.remove("X-Forwarded-Host");
    } else {
      headers.set("X-Forwarded-Host", client.authority().toString());
      // Keeps the Host that the client asked for.
      request.setAuthority(client.authority());
    }
    return context.sendRequest().recover(gone -> Future.succeededFuture(notThere(request)));
  }

  private static ProxyResponse notThere(ProxyRequest request) {
    return request
        .release()
        .response()
        .setStatusCode(502)
        .putHeader("Content-Type", "application/json")
        .setBody(Body.body(Buffer.buffer("{\"error\":\"the service does not answer\"}")));
  }
}
