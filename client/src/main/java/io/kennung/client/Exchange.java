package io.kennung.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One request, one answer; makes of every status and every network failure the one exception. Only
 * a {@link Directory} has one, and lends it to its features.
 */
public final class Exchange implements AutoCloseable {

  /** In MiB; 1000 identities take about 150 KiB. */
  private static final int LARGEST_ANSWER = 8;

  private static final String AGENT = "kennung-client/" + Version.text();
  private static final BodyHandler<byte[]> BODY = AnswerLimit.of((long) LARGEST_ANSWER << 20);

  private final Settings settings;
  private final HttpClient http;

  Exchange(Settings settings) {
    this.settings = settings;
    boolean plain = "http".equalsIgnoreCase(settings.base().getScheme());
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            // Without TLS, HTTP/2 begins with an upgrade that many a gateway stumbles over.
            .version(plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
            // A redirect would carry proofs and credentials to wherever the server points.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  Answer get(String path) {
    return read(path, send(request(path).GET().build()));
  }

  /** Nothing where the status is 404. */
  Optional<Answer> find(String path) {
    HttpResponse<byte[]> response = send(request(path).GET().build());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(read(path, response));
  }

  /**
   * What only staff may ask for. Nothing where the status is 404.
   *
   * @param path relative to the directory, for example {@code support/audit}
   * @param query encoded, without the question mark; empty for none
   */
  public Optional<Answer> findAsStaff(StaffToken token, String path, String query) {
    HttpRequest request =
        request(query.isEmpty() ? path : path + "?" + query)
            .setHeader("Authorization", token.bearer())
            .GET()
            .build();
    HttpResponse<byte[]> response = send(request);
    return switch (response.statusCode()) {
      case 404 -> Optional.empty();
      case 400, 401, 403 ->
          throw DirectoryException.refusedToStaff(
              response.statusCode(), Answer.problem(response.body()));
      default -> Optional.of(read(path, response));
    };
  }

  /** As {@link #findAsStaff}, of what every directory with doors for staff has. */
  public Answer getAsStaff(StaffToken token, String path, String query) {
    return findAsStaff(token, path, query)
        .orElseThrow(() ->
            DirectoryException.unexpected(
                "there is no %s at %s".formatted(path, settings.base()), 404));
  }

  /**
   * A call of one phase.
   *
   * @param path relative to the directory, for example {@code identity/match}
   * @param members texts, numbers, booleans, lists and maps
   */
  public Answer post(String path, Map<String, ?> members) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(json(members)))
            .build();
    return read(path, send(request));
  }

  /**
   * A call of one phase that changes something. What is thrown says whether it {@linkplain
   * DirectoryException#mayHaveHappened() may have happened} all the same.
   *
   * @param reader makes the result of the answer, or throws where it is unusable
   */
  public <T> T change(String path, Map<String, ?> members, Function<Answer, T> reader) {
    try {
      return reader.apply(post(path, members));
    } catch (DirectoryException e) {
      throw e.afterTheDecidingRequest();
    }
  }

  /** Ends the connections; requests on their way fail. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.base().resolve(path))
            .header("User-Agent", AGENT)
            .header("Accept", "application/json");
    Licence licence = settings.licence();
    if (licence != null) {
      request.header("Authorization", licence.basic());
    }
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BODY);
    try {
      // HttpRequest's own time-out ends with the headers; a body could drip on for ever.
      return answer.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unreachable("no answer within " + inWords(settings.requestTimeout()), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unreachable("interrupted", e);
    } catch (ExecutionException e) {
      if (AnswerLimit.wasReached(e)) {
        throw DirectoryException.unexpected(
            "the answer of %s is larger than %d MiB".formatted(settings.base(), LARGEST_ANSWER),
            200);
      }
      throw unreachable(reason(e.getCause()), e.getCause());
    }
  }

  private Answer read(String path, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    return switch (status) {
      case 200 -> Answer.of(path, response.body());
      case 401 -> throw DirectoryException.unauthorized();
      case 429 -> throw DirectoryException.rateLimited(retryAfter(response));
      case 502, 503, 504 ->
          throw DirectoryException.unreachable(
              "the directory at %s is not available at the moment (status %d)"
                  .formatted(settings.base(), status),
              status,
              null);
      case 301, 302, 303, 307, 308 ->
          throw DirectoryException.unexpected(
              "%s points to another address (status %d); give the final one"
                  .formatted(settings.base(), status),
              status);
      default ->
          throw DirectoryException.unexpected(
              "the directory answered %s with status %d".formatted(path, status), status);
    };
  }

  private DirectoryException unreachable(String reason, @Nullable Throwable cause) {
    return DirectoryException.unreachable(
        "cannot reach the directory at %s: %s".formatted(settings.base(), reason), 0, cause);
  }

  private String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException e ->
          "no connection within " + inWords(settings.connectTimeout());
      case ConnectException e when isUnknownHost(e) -> "no such host";
      case ConnectException e -> "connection refused";
      case SSLException e -> "no secure connection (" + e.getMessage() + ")";
      case Throwable e when AnswerLimit.isNoHttp(e) -> "what answers there does not keep to HTTP";
      case null, default -> "the connection broke before the answer was complete";
    };
  }

  private static boolean isUnknownHost(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof java.nio.channels.UnresolvedAddressException
          || e instanceof java.net.UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private static String inWords(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  /** Seconds only; the form with a date would trust two clocks. */
  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,8}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(null);
  }

  private static byte[] json(Map<String, ?> members) {
    try {
      return Answer.JSON.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("members that are not JSON", e);
    }
  }
}
