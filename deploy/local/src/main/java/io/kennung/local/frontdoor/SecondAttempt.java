package io.kennung.local.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * When a process dies with a request in its hands, nobody knows whether it has carried it out. One
 * that only reads may be asked again, of another process, once; any other never.
 */
final class SecondAttempt implements ProxyInterceptor {

  private static final String ASKED = "asked";
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final LongAdder made = new LongAdder();

  /** How often somebody was asked again. */
  long made() {
    return made.sum();
  }

  /** That this request is now sent to that process. */
  static void asks(ProxyContext context, SocketAddress process) {
    context.set(ASKED, process);
  }

  /** The process to which this request has already been sent. */
  static @Nullable SocketAddress asked(ProxyContext context) {
    return context.get(ASKED, SocketAddress.class);
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    return context
        .sendRequest()
        .recover(gone ->
            mayBeRepeated(context) ? repeat(context) : Future.<ProxyResponse>failedFuture(gone));
  }

  private static boolean mayBeRepeated(ProxyContext context) {
    HttpServerRequest client = context.request().proxiedRequest();
    return asked(context) != null
        && READING.contains(client.method())
        && !hasBody(client)
        && !client.response().closed();
  }

  /** A body has been passed on while it came in: it is not there a second time. */
  private static boolean hasBody(HttpServerRequest client) {
    String length = client.getHeader(HttpHeaders.CONTENT_LENGTH);
    return client.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  private Future<ProxyResponse> repeat(ProxyContext context) {
    made.increment();
    ProxyRequest request = context.request();
    request.getBody().stream().resume();
    request.setBody(null);
    return context.sendRequest();
  }
}
