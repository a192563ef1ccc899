package io.kennung.chassis.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Answers {@code GET identity/{id}} as the contract says (directory contract, 4.1). */
public class IdentityAnswers {

  private final Map<String, String> publicKeys = new ConcurrentHashMap<>();
  private volatile boolean away;
  private HttpServer server;

  /** Begins to listen on loopback. */
  protected void listen(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/identity/", this::answer);
    server.start();
  }

  /** Ends. */
  protected void end() {
    server.stop(0);
  }

  /** There is such an identity. */
  public void knows(String id, String publicKey) {
    publicKeys.put(id, publicKey);
  }

  /** It answers with 503, or no longer. */
  public void away(boolean now) {
    away = now;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = exchange.getRequestURI().getPath().substring("/identity/".length());
      String key = publicKeys.get(id);
      int status = away ? 503 : key == null ? 404 : 200;
      byte[] body =
          """
          {"identity":"%s","publicKey":"%s","featureMask":0,"state":0,"type":0}\
          """
              .formatted(id, key)
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
