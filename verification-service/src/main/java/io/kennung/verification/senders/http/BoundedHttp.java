package io.kennung.verification.senders.http;

import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One provider's HTTP. An exchange ends within the timeout, from the connection to the last byte of
 * the answer, however slowly it drips; answers are small; nothing is sent twice and nowhere else.
 */
public final class BoundedHttp implements AutoCloseable {

  private static final int MAX_ANSWER = 64 * 1024;

  /**
   * What came back.
   *
   * @param status of HTTP
   * @param body as UTF-8
   */
  public record Answer(int status, String body) {

    /** Whether it was taken. */
    public boolean isSuccess() {
      return status / 100 == 2;
    }

    /** Without the body: it may repeat what was sent. */
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  private final HttpClient client;
  private final Duration timeout;

  /**
   * @param timeout of a whole exchange
   */
  public BoundedHttp(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Sends it, once.
   *
   * @throws SendFailure {@code TIMEOUT} when there was no complete answer in time or the caller was
   *     interrupted, {@code PROVIDER} when there is no connection or no HTTP in it
   */
  public Answer send(HttpRequest request) throws SendFailure {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
    try {
      HttpResponse<byte[]> answer = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new SendFailure(Reason.TIMEOUT);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new SendFailure(Reason.TIMEOUT);
    } catch (ExecutionException e) {
      throw new SendFailure(
          e.getCause() instanceof HttpTimeoutException ? Reason.TIMEOUT : Reason.PROVIDER);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
