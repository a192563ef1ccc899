package io.kennung.safe.bucket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3 endpoint: s3proxy in a JVM of its own, which keeps everything in memory. */
public final class S3Endpoint implements AutoCloseable {

  private static final Path LIBRARIES = Path.of("../deploy/bucket/target/lib");
  private static final Path FOLDER = Path.of("target/s3proxy");

  private static @Nullable S3Endpoint shared;

  private final Process process;
  private final URI address;
  private final S3Client client;

  /** The one that all tests share; it ends with this JVM. */
  public static synchronized S3Endpoint shared() {
    if (shared == null) {
      S3Endpoint started = new S3Endpoint();
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      shared = started;
    }
    return shared;
  }

  /** Starts one. */
  public S3Endpoint() {
    int port = freePort();
    this.address = URI.create("http://127.0.0.1:" + port);
    this.process = start(port);
    await("s3proxy; its log: " + FOLDER.toAbsolutePath())
        .atMost(60, SECONDS)
        .until(() -> !process.isAlive() || listens(port));
    this.client = Connection.to(new TestBucket(address, "none"));
  }

  /** An empty bucket. */
  public String newBucket() {
    String name = "safe-" + UUID.randomUUID();
    client.createBucket(create -> create.bucket(name));
    return name;
  }

  /** The way to a bucket. */
  public BucketConfig config(String bucket) {
    return new TestBucket(address, bucket);
  }

  /** The same as the keys of the service. */
  public Map<String, String> settings(String bucket) {
    return Map.of(
        "directory.safe.store",
        "objects",
        "directory.safe.objects.endpoint",
        address.toString(),
        "directory.safe.objects.bucket",
        bucket,
        "directory.safe.objects.access-key",
        TestBucket.ACCESS_KEY,
        "directory.safe.objects.secret-key",
        TestBucket.SECRET_KEY);
  }

  /** The names of all that is in a bucket. */
  public Set<UUID> objects(String bucket) {
    return client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .map(UUID::fromString)
        .collect(Collectors.toSet());
  }

  /** The way to a bucket at an address where nobody listens. */
  public static BucketConfig nowhere() {
    return new TestBucket(URI.create("http://127.0.0.1:" + freePort()), "none");
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    process.onExit().join();
  }

  private static Process start(int port) {
    try {
      Files.createDirectories(FOLDER);
      Path settings = FOLDER.resolve(port + ".properties");
      Files.writeString(
          settings,
          """
          s3proxy.endpoint=http://127.0.0.1:%d
          s3proxy.authorization=aws-v4
          s3proxy.identity=%s
          s3proxy.credential=%s
          jclouds.provider=transient-nio2
          jclouds.identity=unused
          jclouds.credential=unused
          """
              .formatted(port, TestBucket.ACCESS_KEY, TestBucket.SECRET_KEY));
      Path logging = FOLDER.resolve("logback.xml");
      Files.writeString(
          logging,
          """
          <configuration>
            <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
              <encoder><pattern>%d %level %logger %msg%n</pattern></encoder>
            </appender>
            <root level="WARN"><appender-ref ref="out"/></root>
          </configuration>
          """);
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Dlogback.configurationFile=" + logging.toUri(),
              "-cp",
              LIBRARIES.resolve("*").toString(),
              "org.gaul.s3proxy.Main",
              "--properties",
              settings.toString())
          .redirectErrorStream(true)
          .redirectOutput(FOLDER.resolve(port + ".log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
