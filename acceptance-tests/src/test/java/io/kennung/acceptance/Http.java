package io.kennung.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** HTTP without the manners of the SDK: no retries, and whatever comes is an answer. */
final class Http {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /**
   * An answer.
   *
   * @param isLast whether the server closes the connection after it
   */
  record Reply(int status, String body, boolean isLast) {

    /** Fails when it is none. */
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    private static Reply of(HttpResponse<String> response) {
      boolean isLast = response.headers().allValues("Connection").contains("close");
      return new Reply(response.statusCode(), response.body(), isLast);
    }
  }

  /**
   * @param headers names and values in turn
   */
  static Reply get(URI address, String... headers) {
    return send(request(address, headers).GET().build());
  }

  static Reply post(URI address, String body, String... headers) {
    return send(request(address, headers).POST(BodyPublishers.ofString(body)).build());
  }

  /** Any other method. */
  static Reply send(String method, URI address, byte[] body, String... headers) {
    return send(request(address, headers).method(method, BodyPublishers.ofByteArray(body)).build());
  }

  /** The answer, once it comes. */
  static CompletableFuture<Reply> getLater(URI address, String... headers) {
    return CLIENT
        .sendAsync(request(address, headers).GET().build(), BodyHandlers.ofString())
        .thenApply(Reply::of);
  }

  static CompletableFuture<Reply> postLater(URI address, String body) {
    return CLIENT
        .sendAsync(
            request(address).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
        .thenApply(Reply::of);
  }

  private static HttpRequest.Builder request(URI address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LONGEST);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Reply send(HttpRequest request) {
    try {
      return Reply.of(CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
