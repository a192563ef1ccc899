package io.kennung.drills.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Connections to one server. A request goes out once: what is lost on the way stays lost. */
public final class Wire implements AutoCloseable {

  private static final int CONNECTIONS = 1_000;
  private static final int CONNECT_MILLIS = 5_000;
  private static final long CLOSE_SECONDS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final HttpClient client;
  private final URI server;
  private final Timings timings = new Timings();

  /**
   * @param server for instance {@code http://127.0.0.1:8080}
   */
  public Wire(URI server) {
    this.server = server;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(0));
  }

  /** How long all of it took. */
  public Timings timings() {
    return timings;
  }

  /**
   * Sends it and waits for the answer.
   *
   * @param due when it should have been sent, by {@link System#nanoTime}
   * @param seconds so long an answer may take
   * @throws Failed where none comes
   */
  Reply send(Request request, long due, int seconds) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(request.method())
            .setHost(server.getHost())
            .setPort(server.getPort())
            .setURI(request.path())
            .setHeaders(request.headers());
    try {
      return exchange(request, options)
          .toCompletionStage()
          .toCompletableFuture()
          .get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new Failed(request.what(), "no answer: " + e.getCause());
    } catch (TimeoutException e) {
      throw new Failed(request.what(), "no answer within %d s".formatted(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed(request.what(), "interrupted");
    } finally {
      timings.add(request.what(), due, System.nanoTime() - due);
    }
  }

  /**
   * All on the loop: from another thread one can come too late for a body, which is gone then, and
   * wait for it forever.
   */
  private Future<Reply> exchange(Request request, RequestOptions options) {
    return Future.future(reply ->
        loop.runOnContext(_ ->
            client
                .request(options)
                .compose(call -> call.send(request.body()))
                .compose(answer ->
                    answer.body().map(body -> new Reply(request.what(), answer.statusCode(), body)))
                .onComplete(reply)));
  }

  /**
   * What is asked.
   *
   * @param what in words, the same for all of its kind
   * @param path with the query
   */
  record Request(String what, HttpMethod method, String path, MultiMap headers, Buffer body) {}

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
