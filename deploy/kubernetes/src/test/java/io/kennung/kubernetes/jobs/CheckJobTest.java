package io.kennung.kubernetes.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kennung.local.state.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code helm test} runs: it has to see when a service is not well. */
class CheckJobTest {

  private static final Map<String, String> PATHS =
      Map.of(
          "identity", "/identity/nobody",
          "verification", "/link/email/nobody",
          "safe", "/safe/config",
          "revocation", "/revoke");

  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void allIsWellWhereEachAnswersAsItShould() throws IOException {
    Said said =
        check(
            service("identity", 200, 404, "{\"success\":false}"),
            service("verification", 200, 404, "<html>"),
            service("safe", 200, 200, "{\"maxBackupBytes\":524288}"),
            service("revocation", 200, 200, "<form>"));

    assertThat(said.output().lines())
        .hasSize(8)
        .allMatch(line -> line.endsWith("is as it should be"));
    assertThat(said.code()).isZero();
  }

  @Test
  void aServiceThatIsNotReadyIsNamed() throws IOException {
    Said said = check(service("safe", 503, 200, "maxBackupBytes"));

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .contains("/q/health/ready FAILED: answers 503, not 200")
        .contains("/safe/config is as it should be");
  }

  @Test
  void anotherAnswerThanOursIsNoAnswer() throws IOException {
    Said said =
        check(
            service("identity", 200, 404, "default backend"),
            service("safe", 200, 200, "It works!"),
            service("revocation", 200, 404, ""));

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .contains(
            "/identity/nobody FAILED: answers 404, not 404 with \"success\":false in it or 401")
        .contains("/safe/config FAILED: answers 200, not 200 with maxBackupBytes in it or 401")
        .contains("/revoke FAILED: answers 404, not 200 with <form in it");
  }

  @Test
  void nobodyThereIsSaid() {
    Said said = Said.by(Map.of(), "check", "--service=safe=http://127.0.0.1:" + FreePort.any());

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output()).contains("/safe/config FAILED: does not answer");
  }

  @Test
  void theFrontDoorIsAskedTheSame() throws IOException {
    String safe = service("safe", 200, 200, "maxBackupBytes");
    String frontDoor = service("safe", 200, 404, "default backend").replace("safe=", "");

    Said said = Said.by(Map.of(), "check", "--service=" + safe, "--front-door=" + frontDoor + "/");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output()).contains(frontDoor + "/safe/config FAILED: answers 404");
  }

  @Test
  void aServiceThatThereIsNotIsAWrongArgument() {
    assertThat(Said.by(Map.of(), "check", "--service=typo=http://127.0.0.1:1").code()).isEqualTo(2);
    assertThat(Said.by(Map.of(), "check").code()).isEqualTo(2);
  }

  private static Said check(String... services) {
    List<String> arguments = new ArrayList<>(List.of("check"));
    for (String service : services) {
      arguments.add("--service=" + service);
    }
    return Said.by(Map.of(), arguments.toArray(String[]::new));
  }

  /** Starts a stand-in with its management a thousand ports higher; for {@code --service}. */
  private String service(String name, int readiness, int status, String body) throws IOException {
    int port = FreePort.withNeighbour(1000);
    answer(port + 1000, "/q/health/ready", readiness, "");
    answer(port, PATHS.get(name), status, body);
    return "%s=http://127.0.0.1:%d".formatted(name, port);
  }

  private void answer(int port, String path, int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    servers.add(server);
  }
}
