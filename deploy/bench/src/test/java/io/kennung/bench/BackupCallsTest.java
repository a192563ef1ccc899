package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.kennung.bench.BackupStores.Range;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupCallsTest {

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private int status = 204;

  BackupCallsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(threads);
    server.createContext(
        "/",
        call -> {
          byte[] body = call.getRequestBody().readAllBytes();
          asked.add(
              "%s %s %d".formatted(call.getRequestMethod(), call.getRequestURI(), body.length));
          call.sendResponseHeaders(status, -1);
          call.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void asksForEachOnceHoweverManyAsk() {
    Timings timings = BackupCalls.all(uri(), "PUT", new byte[7], new Range(40, 10), 3);

    assertThat(timings.requests()).isEqualTo(10);
    List<String> each =
        IntStream.range(40, 50)
            .mapToObj(number -> "PUT /backups/%064x 7".formatted(number))
            .toList();
    assertThat(asked).containsExactlyInAnyOrderElementsOf(each);
  }

  @Test
  void whatIsRefusedIsNoMeasurement() {
    status = 429;

    assertThatThrownBy(() -> BackupCalls.all(uri(), "DELETE", new byte[0], new Range(0, 1), 1))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("429");
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
