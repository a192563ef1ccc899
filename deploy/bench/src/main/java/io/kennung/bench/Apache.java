package io.kennung.bench;

import io.kennung.local.state.FreePort;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Debian's Apache with WebDAV, as the page about servers for sealed backups sets it up, but over
 * plain HTTP and for anybody, as our service is measured. Connections are kept, nothing is logged,
 * and there is a thread for each client.
 */
final class Apache implements AutoCloseable {

  private static final String BACKUPS = "root/backups";

  private static final List<String> MODULES =
      List.of("mpm_event", "authz_core", "allowmethods", "dav", "dav_fs");

  private static final String CONFIGURATION =
      """
      ServerRoot %1$s
      PidFile %1$s/pid
      ErrorLog %1$s/error.log
      Listen 127.0.0.1:%2$d
      ServerName 127.0.0.1
      KeepAlive On
      MaxKeepAliveRequests 0
      KeepAliveTimeout 60
      StartServers 2
      ThreadsPerChild 64
      MaxRequestWorkers 128
      MinSpareThreads 64
      MaxSpareThreads 128
      MaxConnectionsPerChild 0
      DocumentRoot %1$s/root
      DavLockDB %1$s/locks
      <Directory %1$s/root/backups>
        Dav On
        LimitRequestBody 524288
        AllowMethods GET PUT DELETE
      </Directory>
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final Path folder;
  private final int port;

  private Apache(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** Started, without backups, and taking connections. Ends with this JVM at the latest. */
  static Apache start(Path folder) {
    StateFolder.delete(folder);
    try {
      Path backups = Files.createDirectories(folder.resolve(BACKUPS));
      for (Path path : List.of(folder, folder.resolve("root"), backups)) {
        // It works as another user than the one who starts it.
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      int port = FreePort.any();
      Path file = Files.writeString(folder.resolve("main.conf"), configuration(folder, port));
      String program = LoadGenerators.path("apache2").orElseThrow().toString();
      ProcessBuilder builder =
          new ProcessBuilder(program, "-f", file.toString(), "-D", "FOREGROUND")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("server.log").toFile());
      Apache apache = new Apache(builder.start(), folder, port);
      apache.waitUntilReady();
      return apache;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Path folder, int port) {
    StringBuilder text = new StringBuilder();
    for (String module : MODULES) {
      text.append("LoadModule %s_module /usr/lib/apache2/modules/mod_%1$s.so\n".formatted(module));
    }
    if (LoadGenerators.isRoot()) {
      text.append("User www-data\nGroup www-data\n");
    }
    return text.append(CONFIGURATION.formatted(folder, port)).toString();
  }

  private void waitUntilReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new BenchFailure("Apache did not start; its logs: " + folder);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private boolean isReady() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Forgets all backups. What it still has in hand for clients that are gone it may finish. */
  void empty() {
    try (Stream<Path> files = Files.list(folder.resolve(BACKUPS))) {
      for (Path each : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its own children end with it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
