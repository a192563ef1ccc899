package io.kennung.local.run;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Web servers on 127.0.0.1, and on no other address, that share one thread of their own. */
public final class Loopback implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final long CLOSE_SECONDS = 10;

  /** A whole text that a call speaks is one field of a form. */
  private static final int LONGEST_FIELD_BYTES = 65_536;

  /**
   * All headers of a request, or of an answer to us: who has signed in carries tokens in cookies.
   * Beyond the 20 KB of a service, so that it is the service that refuses.
   */
  public static final int LONGEST_HEADERS_BYTES = 32_768;

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(2)
              .setFileSystemOptions(
                  new FileSystemOptions()
                      .setFileCachingEnabled(false)
                      .setClassPathResolvingEnabled(false)));

  /** What the servers run on; for clients and timers beside them. */
  public Vertx vertx() {
    return vertx;
  }

  /**
   * Opens a server.
   *
   * @param port 0 for any that is free
   * @return where it is, for instance {@code http://127.0.0.1:8080}
   * @throws StartFailure if it does not open; everything is closed then
   */
  public URI serve(int port, Handler<HttpServerRequest> requests) {
    try {
      int actual =
          vertx
              .createHttpServer(
                  new HttpServerOptions()
                      .setHost(HOST)
                      .setPort(port)
                      // The proxy stumbles over an upgraded GET: its empty body has no length.
                      .setHttp2ClearTextEnabled(false)
                      .setMaxHeaderSize(LONGEST_HEADERS_BYTES)
                      .setMaxFormAttributeSize(LONGEST_FIELD_BYTES))
              .requestHandler(requests)
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .join()
              .actualPort();
      return URI.create("http://%s:%d".formatted(HOST, actual));
    } catch (CompletionException e) {
      close();
      throw new StartFailure("port %d does not open: %s".formatted(port, e.getCause()), e);
    }
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
}
