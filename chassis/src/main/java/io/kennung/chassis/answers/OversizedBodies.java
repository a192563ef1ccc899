package io.kennung.chassis.answers;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that says beforehand that it is too large, so that whoever sends it hears why.
 *
 * <p>A connection that is closed while its client is still sending is reset, and a reset takes back
 * what the client has not read yet, the answer with it. So the answer comes first, then what is
 * still on its way is read and forgotten for a moment, and only then the connection is closed.
 */
@Singleton
class OversizedBodies {

  private static final int BEFORE_THE_PLATFORM = 800;

  /** Whoever goes on sending longer has not listened. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final FailureTexts texts;
  private final FailureBodies bodies;
  private final Vertx vertx;
  private final long most;

  @Inject
  OversizedBodies(
      FailureTexts texts,
      FailureBodies bodies,
      Vertx vertx,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
    this.texts = texts;
    this.bodies = bodies;
    this.vertx = vertx;
    this.most = most.asLongValue();
  }

  void install(@Observes Filters filters) {
    filters.register(this::refuse, BEFORE_THE_PLATFORM);
  }

  private void refuse(RoutingContext call) {
    HttpServerRequest request = call.request();
    if (request.version() == HttpVersion.HTTP_2
        || told(request.getHeader(HttpHeaders.CONTENT_LENGTH)) <= most) {
      call.next();
      return;
    }
    String text = texts.of(CommonFailure.TOO_LARGE, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    FailureBodies fitting = bodies.at(call.normalizedPath());
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, fitting.contentType() + ";charset=UTF-8");
    int status = CommonFailure.TOO_LARGE.status();
    request.response().setStatusCode(status);
    linger(request);
    request.response().end(Buffer.buffer(Json.write(fitting.of(status, text, null))));
  }

  private void linger(HttpServerRequest request) {
    long patience = vertx.setTimer(LINGER.toMillis(), expired -> request.connection().close());
    request.connection().closeHandler(closed -> vertx.cancelTimer(patience));
    request.endHandler(sent -> request.connection().close());
    request.handler(forgotten -> {});
    request.resume();
  }

  /** What is no number is for the platform to refuse. */
  private static long told(@Nullable String contentLength) {
    try {
      return contentLength == null ? 0 : Long.parseLong(contentLength.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
