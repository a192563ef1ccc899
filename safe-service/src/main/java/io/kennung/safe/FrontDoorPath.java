package io.kennung.safe;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Behind the front door everything of this service stands below {@code /safe}; under a host name of
 * its own, for instance one a first byte of the ids, it stands at the root.
 */
class FrontDoorPath {

  private static final String PREFIX = "/safe";

  @ServerRequestFilter(preMatching = true)
  void shorten(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    String path = uri.getRequestUri().getRawPath();
    if (path.startsWith(PREFIX + "/") || path.equals(PREFIX)) {
      request.setRequestUri(
          URI.create("/")
              .resolve(path.length() == PREFIX.length() ? "/" : path.substring(PREFIX.length())));
    }
  }
}
