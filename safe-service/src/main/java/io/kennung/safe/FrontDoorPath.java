package io.kennung.safe;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Behind the front door everything of this service stands below {@code /safe}; under a host name of
 * its own, for instance one a first byte of the ids, it stands at the root.
 */
public class FrontDoorPath {

  private static final String PREFIX = "/safe";

  /** What stands before the paths that this caller uses: {@code /safe} or nothing. */
  public static String of(HttpServerRequest call) {
    return isBehindFrontDoor(call.path()) ? PREFIX : "";
  }

  @ServerRequestFilter(preMatching = true, nonBlocking = true)
  void shorten(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    if (path != null && isBehindFrontDoor(path)) {
      String rest = path.substring(PREFIX.length());
      request.setRequestUri(URI.create(rest.isEmpty() ? "/" : rest));
    }
  }

  private static boolean isBehindFrontDoor(@Nullable String path) {
    return path != null && (path.equals(PREFIX) || path.startsWith(PREFIX + "/"));
  }
}
