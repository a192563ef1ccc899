package io.kennung.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kennung.local.plan.Application;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands in for a packaged service: is ready at once, tells which process it is and what it was
 * told, and dies when asked to.
 */
final class FakeService {

  private static final int CODE = 7;

  /** Lays it where the packaged services lie in a repository. */
  static void inRepository(Path root) throws IOException {
    for (Application each : Application.ALL) {
      lay(Files.createDirectories(each.packaged(root)));
    }
  }

  private static void lay(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        FakeService.class.getProtectionDomain().getCodeSource().getLocation().toString());
    try (OutputStream file = Files.newOutputStream(folder.resolve("quarkus-run.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.finish();
    }
  }

  public static void main(String[] arguments) throws IOException {
    if (Files.exists(Path.of("die"))) {
      die();
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    HttpServer service = serve("quarkus.http.port", "/identity/pid", pid);
    service.createContext("/identity/die", exchange -> die());
    service.createContext("/told", exchange -> answer(exchange, told()));
    serve("quarkus.management.port", "/q/health/ready", pid);
  }

  /** Settings and variables, one a line. */
  private static String told() {
    StringBuilder told = new StringBuilder();
    System.getProperties().forEach((key, value) -> told.append(key + "=" + value + "\n"));
    System.getenv().forEach((key, value) -> told.append(key + "=" + value + "\n"));
    return told.toString();
  }

  private static HttpServer serve(String port, String path, String text) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.getInteger(port)), 0);
    server.createContext(path, exchange -> answer(exchange, text));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void die() {
    System.out.println("{\"level\":\"ERROR\",\"message\":\"no luck today\"}");
    Runtime.getRuntime().halt(CODE);
  }
}
