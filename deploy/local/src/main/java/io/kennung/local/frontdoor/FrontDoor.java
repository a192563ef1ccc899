package io.kennung.local.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The one address on 127.0.0.1 that clients know. Sends a request to the service its path belongs
 * to, streaming both ways, over connections that are kept.
 */
public final class FrontDoor implements AutoCloseable {

  private static final int CONNECTIONS_PER_BACKEND = 256;
  private static final int CONNECT_MILLIS = 2_000;
  private static final long SILENCE_MILLIS = 60_000;
  private static final long CLOSE_SECONDS = 10;

  private final Vertx vertx;
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
    this.vertx = Vertx.vertx(leanOptions());
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_BACKEND)
                .setConnectTimeout(CONNECT_MILLIS));
    this.proxies =
        backends.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> proxy(client, each.getValue())));
    int actual =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
            .requestHandler(this::answer)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    this.uri = URI.create("http://127.0.0.1:" + actual);
  }

  /** For instance {@code http://127.0.0.1:8080}. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private void answer(HttpServerRequest request) {
    String path = Optional.ofNullable(request.path()).orElse("");
    if (path.equals("/")) {
      answer(request, 200, "{\"name\":\"Kennung\",\"what\":\"an open identity directory\"}");
      return;
    }
    Optional<HttpProxy> proxy = routes.serviceFor(path).map(proxies::get);
    if (proxy.isPresent()) {
      proxy.get().handle(request);
    } else {
      answer(request, 404, "{\"error\":\"not found\"}");
    }
  }

  private static void answer(HttpServerRequest request, int status, String json) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json);
  }

  private static HttpProxy proxy(HttpClient client, Backends backends) {
    return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
        .addInterceptor(new TrustedEdge())
        .origin(context -> firstThatAnswers(client, backends.inTurn()));
  }

  /** Nothing has been sent yet when a connection is refused, so the next one may be tried. */
  private static Future<HttpClientRequest> firstThatAnswers(
      HttpClient client, List<SocketAddress> candidates) {
    if (candidates.isEmpty()) {
      return Future.failedFuture("no process of this service runs");
    }
    Future<HttpClientRequest> request =
        client.request(
            new RequestOptions()
                .setServer(candidates.getFirst())
                .setHost(candidates.getFirst().host())
                .setPort(candidates.getFirst().port())
                .setIdleTimeout(SILENCE_MILLIS));
    List<SocketAddress> others = candidates.subList(1, candidates.size());
    return others.isEmpty()
        ? request
        : request.recover(refused -> firstThatAnswers(client, others));
  }

  private static VertxOptions leanOptions() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(2)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }
}
