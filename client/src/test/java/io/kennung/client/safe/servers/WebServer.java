package io.kennung.client.safe.servers;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real web server of this machine as a child of this process, on a free port of loopback. */
public final class WebServer implements AutoCloseable {

  private final Process process;
  private final int port;
  private final Path log;

  private WebServer(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** The program; without it the test is skipped and says how to get it. */
  public static String required(String command, String debianPackage) {
    Optional<Path> found =
        Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                // Not on everybody's PATH, and there all the same.
                Stream.of("/usr/sbin"))
            .map(folder -> Path.of(folder, command))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(),
        "no %s here: install Debian's package %s to test backups on it"
            .formatted(command, debianPackage));
    return found.orElseThrow().toString();
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Started, and taking connections. */
  public static WebServer start(Path folder, int port, List<String> command) throws IOException {
    Path log = folder.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("HOME", folder.toString());
    WebServer server = new WebServer(builder.start(), port, log);
    try {
      await().atMost(20, TimeUnit.SECONDS).until(server::isReady);
    } catch (RuntimeException e) {
      String said = Files.readString(log);
      server.close();
      throw new IllegalStateException("the server did not start: " + said, e);
    }
    return server;
  }

  /** What servers that run as another user must get at. */
  static void openToAll(Path path) throws IOException {
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxrwxrwx" : "rw-r--r--"));
  }

  private boolean isReady() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("it ended: " + Files.readString(log));
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Its own children end with it: that is how these servers take a SIGTERM. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
