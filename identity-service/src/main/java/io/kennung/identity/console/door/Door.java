package io.kennung.identity.console.door;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;

/** The one door of the console: every request to a page that is {@link ForStaff} comes by here. */
@Singleton
public class Door {

  /** The path of the console. */
  public static final String ROOT = "/support/console";

  /** The query parameter of what a page asks for by itself. */
  private static final String UNASKED = "unasked";

  /** Filters are made before there is any configuration; this asks for it only later. */
  private final Provider<Gate> gate;

  private final Provider<StayCookie> cookie;

  @Inject
  Door(Provider<Gate> gate, Provider<StayCookie> cookie) {
    this.gate = gate;
    this.cookie = cookie;
  }

  /** Early: the platform wants filters that never block before the others, such as its own. */
  @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHORIZATION)
  @WithFormRead
  @ForStaff({})
  Uni<Response> enter(ContainerRequestContext request, ResourceInfo where) {
    return gate.get().enter(request, where.getResourceClass().getAnnotation(ForStaff.class));
  }

  @ServerResponseFilter
  @ForStaff({})
  void leave(ContainerRequestContext request, ContainerResponseContext response) {
    if (Stay.isIn(request)
        && !isUnasked(request)
        && !response.getCookies().containsKey(StayCookie.NAME)) {
      response
          .getHeaders()
          .add(HttpHeaders.SET_COOKIE, cookie.get().keep(Stay.of(request), isSecure(request)));
    }
  }

  /** A page that refreshes itself keeps nobody signed in who has left. */
  private static boolean isUnasked(ContainerRequestContext request) {
    return request.getUriInfo().getQueryParameters().containsKey(UNASKED);
  }

  /** Whether the console stands at this path, or a page of it. */
  static boolean isBehind(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  static boolean isSecure(ContainerRequestContext request) {
    return "https".equals(request.getUriInfo().getRequestUri().getScheme());
  }
}
