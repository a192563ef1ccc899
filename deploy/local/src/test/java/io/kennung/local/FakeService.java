package io.kennung.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
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
 * Stands in for a packaged service: is ready at once, tells which process it is, and dies when
 * asked to.
 */
final class FakeService {

  private static final int CODE = 7;

  /** Lays it where the packaged identity-service lies in a repository. */
  static Path inRepository(Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("identity-service/target/quarkus-app"));
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
    return folder;
  }

  public static void main(String[] arguments) throws IOException {
    if (Files.exists(Path.of("die"))) {
      die();
    }
    HttpServer service = serve("quarkus.http.port", "/identity/pid");
    service.createContext("/identity/die", exchange -> die());
    serve("quarkus.management.port", "/q/health/ready");
  }

  private static HttpServer serve(String port, String path) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.getInteger(port)), 0);
    server.createContext(
        path,
        exchange -> {
          byte[] body = Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void die() {
    System.out.println("{\"level\":\"ERROR\",\"message\":\"no luck today\"}");
    Runtime.getRuntime().halt(CODE);
  }
}
