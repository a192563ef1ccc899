package io.kennung.verification.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers {@code GET identity/{id}} as the contract says (directory contract, 4.1). */
@Singleton
public class IdentityServiceStub {

  @ConfigProperty(name = "test.identities.port")
  int port;

  private final Map<String, String> publicKeys = new ConcurrentHashMap<>();
  private volatile boolean away;
  private HttpServer server;

  void start(@Observes @Priority(1) StartupEvent event) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/identity/", this::answer);
    server.start();
  }

  void stop(@Observes ShutdownEvent event) {
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
