package io.kennung.identity.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Stands where verification-service finds identities by an address. */
public final class SearchStub implements QuarkusTestResourceLifecycleManager {

  private record Answer(int status, String body) {}

  private static final AtomicReference<Answer> NEXT = new AtomicReference<>(none());
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();

  private HttpServer server;

  /** It answers so from now on. */
  public static void answer(int status, String body) {
    NEXT.set(new Answer(status, body));
  }

  /** The address is linked to this identity. */
  public static void find(String identity, String kind) {
    answer(
        200,
        "{\"identities\":[{\"identity\":\"%s\",\"kind\":\"%s\",\"since\":\"2026-03-01T09:30:00Z\"}]}"
            .formatted(identity, kind));
  }

  /** What was asked, the query and the kind of token, and forgets it. */
  public static List<String> asked() {
    List<String> asked = List.copyOf(ASKED);
    ASKED.clear();
    return asked;
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/support/search", SearchStub::answer);
    server.start();
    return Map.of(
        "directory.staff.search-url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/support/search");
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange call) throws IOException {
    String token = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
    ASKED.add(call.getRequestURI().getRawQuery() + " " + token.split(" ")[0]);
    Answer answer = NEXT.getAndSet(none());
    byte[] body = answer.body().getBytes(UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(answer.status(), body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private static Answer none() {
    return new Answer(200, "{\"identities\":[]}");
  }
}
