package io.kennung.local.frontdoor;

import io.kennung.local.run.Loopback;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one address on 127.0.0.1 that clients know. Sends a request to the service its path belongs
 * to, streaming both ways, over connections that are kept.
 */
public final class FrontDoor implements AutoCloseable {

  private static final int CONNECTIONS_PER_BACKEND = 256;
  private static final int CONNECT_MILLIS = 2_000;
  private static final long SILENCE_MILLIS = 60_000;

  private final Loopback loopback = new Loopback();
  private final SecondAttempt secondAttempt = new SecondAttempt();
  private final RouteTable routes;
  private final Map<String, HttpProxy> proxies;
  private final URI uri;

  /**
   * Opens the door.
   *
   * @param port on 127.0.0.1; 0 for any that is free
   * @param routes which path belongs to which service
   * @param backends the processes of each service, by its name in the routes
   */
  public FrontDoor(int port, RouteTable routes, Map<String, Backends> backends) {
    this.routes = routes;
    HttpClient client =
        loopback
            .vertx()
            .createHttpClient(
                new HttpClientOptions()
                    .setMaxPoolSize(CONNECTIONS_PER_BACKEND)
                    .setMaxHeaderSize(Loopback.LONGEST_HEADERS_BYTES)
                    .setConnectTimeout(CONNECT_MILLIS));
    this.proxies =
        backends.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> proxy(client, each.getValue())));
    this.uri = loopback.serve(port, this::answer);
  }

  /** For instance {@code http://127.0.0.1:8080}. */
  public URI uri() {
    return uri;
  }

  /** How often it has asked a second process because the first one died over a request. */
  public long secondAttempts() {
    return secondAttempt.made();
  }

  @Override
  public void close() {
    loopback.close();
  }

  private void answer(HttpServerRequest request) {
    String path = Optional.ofNullable(request.path()).orElse("");
    if (path.equals("/")) {
      answer(request, 200, "{\"name\":\"Kennung\",\"what\":\"an open identity directory\"}");
      return;
    }
    Optional<HttpProxy> proxy = routes.serviceFor(path).map(proxies::get);
    if (proxy.isPresent()) {
      letBodyCome(request);
      proxy.get().handle(request);
    } else {
      answer(request, 404, "{\"error\":\"not found\"}");
    }
  }

  /**
   * What the service would say to it is not passed on; who waits to be asked would wait in vain.
   */
  private static void letBodyCome(HttpServerRequest request) {
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.headers().remove(HttpHeaders.EXPECT);
      request.response().writeContinue();
    }
  }

  private static void answer(HttpServerRequest request, int status, String json) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json);
  }

  private HttpProxy proxy(HttpClient client, Backends backends) {
    return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
        .addInterceptor(new TrustedEdge())
        .addInterceptor(secondAttempt)
        .origin(
            context -> firstThatAnswers(context, backends.inTurn(SecondAttempt.asked(context))));
  }

  /** Nothing has been sent yet when a connection is refused, so the next one may be tried. */
  private static Future<HttpClientRequest> firstThatAnswers(
      ProxyContext context, List<SocketAddress> candidates) {
    if (candidates.isEmpty()) {
      return Future.failedFuture("no process of this service runs");
    }
    SocketAddress candidate = candidates.getFirst();
    Future<HttpClientRequest> request =
        context
            .client()
            .request(
                new RequestOptions()
                    .setServer(candidate)
                    .setHost(candidate.host())
                    .setPort(candidate.port())
                    .setIdleTimeout(SILENCE_MILLIS))
            .onSuccess(connected -> SecondAttempt.asks(context, candidate));
    List<SocketAddress> others = candidates.subList(1, candidates.size());
    return others.isEmpty()
        ? request
        : request.recover(refused -> firstThatAnswers(context, others));
  }
}
