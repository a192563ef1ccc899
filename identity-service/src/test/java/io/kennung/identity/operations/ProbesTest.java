package io.kennung.identity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kennung.chassis.testing.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbesTest {

  private record Config(
      Map<String, URI> services,
      Duration patience,
      Duration maxLag,
      Duration maxSilence,
      int refusedPercent,
      long refusedLeast)
      implements OperationsConfig {}

  private final TestClock clock = new TestClock();
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<String, URI> services = new HashMap<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    clock.freeze();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void whatEachServiceSaysIsKnown() {
    answers(
        "up", 200, "{\"status\":\"UP\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"}]}");
    answers(
        "down",
        503,
        "{\"checks\":[{\"name\":\"database\",\"status\":\"UP\"},{\"name\":\"broker<b>\",\"status\":\"DOWN\"}]}");
    answers("odd", 200, "<html>");
    answers(
        "braked",
        200,
        "{\"checks\":[{\"name\":\"sweep\",\"status\":\"UP\",\"data\":{\"braked\":true}}]}");
    answers("large", 200, " ".repeat(70_000));

    Map<String, Answer> answers = probes().ask();

    assertThat(answers.get("up")).isEqualTo(Answer.of(Readiness.READY));
    assertThat(answers.get("down"))
        .isEqualTo(new Answer(Readiness.NOT_READY, List.of("brokerb"), false));
    assertThat(answers.get("odd")).isEqualTo(Answer.of(Readiness.READY));
    assertThat(answers.get("braked").braked()).isTrue();
    assertThat(answers.get("large")).isEqualTo(Answer.of(Readiness.NO_ANSWER));
  }

  @Test
  void whoeverDoesNotAnswerInTimeHasNoAnswerAndHoldsUpNobody() throws IOException {
    try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      services.put("deaf", URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/"));
      services.put("gone", URI.create("http://127.0.0.1:1/"));
      answers("up", 200, "{}");

      Map<String, Answer> answers = probes().ask();

      assertThat(answers)
          .containsEntry("deaf", Answer.of(Readiness.NO_ANSWER))
          .containsEntry("gone", Answer.of(Readiness.NO_ANSWER))
          .containsEntry("up", Answer.of(Readiness.READY));
    }
  }

  @Test
  void answerIsGoodForAFewSeconds() {
    answers("up", 200, "{}");
    Probes probes = probes();
    probes.ask();
    clock.advance(Duration.ofSeconds(5));
    probes.ask();
    assertThat(asked).hasValue(1);

    clock.advance(Duration.ofSeconds(1));
    probes.ask();
    assertThat(asked).hasValue(2);
  }

  private Probes probes() {
    Duration patience = Duration.ofMillis(500);
    return new Probes(new Config(services, patience, patience, patience, 30, 20), clock);
  }

  private void answers(String name, int status, String body) {
    server.createContext(
        "/" + name,
        exchange -> {
          asked.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    services.put(
        name, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name));
  }
}
