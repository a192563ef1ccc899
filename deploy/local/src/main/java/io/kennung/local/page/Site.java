package io.kennung.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kennung.local.run.Loopback;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A few pages for a person, and the same as JSON for programs. */
public final class Site {

  private static final System.Logger LOG = System.getLogger(Site.class.getName());
  private static final String STYLE = text("style.css");

  /** Answers a request. */
  public interface Answer {

    /** The groups of the pattern that its path matches are those of {@code path}. */
    void to(HttpServerRequest request, Matcher path);
  }

  private record Route(HttpMethod method, Pattern path, Answer answer) {}

  private final List<Route> routes = new ArrayList<>();

  public Site() {
    on(
        HttpMethod.GET,
        "/style\\.css",
        (request, path) -> send(request, 200, "text/css; charset=utf-8", STYLE));
  }

  /**
   * Adds what is answered; before it opens.
   *
   * @param path a pattern for the whole path, without the query
   */
  public Site on(HttpMethod method, String path, Answer answer) {
    routes.add(new Route(method, Pattern.compile(path), answer));
    return this;
  }

  /** Opens it; from {@link Loopback#serve} is also what it returns and throws. */
  public URI open(Loopback loopback, int port) {
    return loopback.serve(port, this::answer);
  }

  /** Sends an object or an array of JSON. */
  public static void json(HttpServerRequest request, int status, Object json) {
    send(request, status, "application/json", Json.encode(json));
  }

  /**
   * Sends a page.
   *
   * @param policy what a browser may do with it
   */
  public static void html(HttpServerRequest request, String policy, String html) {
    html(request, 200, policy, html);
  }

  /** As {@link #html(HttpServerRequest, String, String)}, with another status. */
  public static void html(HttpServerRequest request, int status, String policy, String html) {
    request.response().putHeader("Content-Security-Policy", policy);
    send(request, status, "text/html; charset=utf-8", html);
  }

  /**
   * Sends a browser on, to get what is there.
   *
   * @param address absolute; none that a stranger has chosen
   */
  public static void redirect(HttpServerRequest request, String address) {
    request.response().putHeader("Location", address);
    send(request, 303, "text/plain; charset=utf-8", "");
  }

  public static void nothing(HttpServerRequest request) {
    request.response().setStatusCode(204).end();
  }

  public static void notFound(HttpServerRequest request) {
    json(request, 404, JsonObject.of("error", "not found"));
  }

  private void answer(HttpServerRequest request) {
    String asked = Objects.requireNonNullElse(request.path(), "");
    for (Route route : routes) {
      Matcher path = route.path().matcher(asked);
      if (route.method().equals(request.method()) && path.matches()) {
        answer(route, request, path);
        return;
      }
    }
    notFound(request);
  }

  private static void answer(Route route, HttpServerRequest request, Matcher path) {
    if (!request.method().equals(HttpMethod.POST)) {
      answerNow(route, request, path);
      return;
    }
    request.setExpectMultipart(true);
    request
        .end()
        .onSuccess(read -> answerNow(route, request, path))
        .onFailure(noForm -> json(request, 400, JsonObject.of("error", "no form")));
  }

  private static void answerNow(Route route, HttpServerRequest request, Matcher path) {
    try {
      route.answer().to(request, path);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "no answer to " + request.path(), e);
      json(request, 500, JsonObject.of("error", "a fault of this program; its log says more"));
    }
  }

  private static void send(HttpServerRequest request, int status, String type, String body) {
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(body);
  }

  private static String text(String resource) {
    try (InputStream stream =
        Objects.requireNonNull(Site.class.getResourceAsStream(resource), resource)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
