package io.kennung.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.local.plan.Ports;
import io.kennung.local.state.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UpTest {

  @TempDir Path root;

  private final Ports ports = Ports.anyFree().resolved();
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void layServiceInPlace() throws IOException {
    FakeService.inRepository(root);
  }

  @AfterEach
  void leaveNothingBehind() throws Exception {
    started.forEach(Process::destroyForcibly);
    assertThat(finish(ChildJvm.start(Stop.class, "--root", root.toString()))).isZero();
  }

  @Test
  void runsUntilItIsStoppedAndToleratesNoSecondOne() throws Exception {
    Process up = up();
    assertThat(awaitReady(up))
        .contains("mail inbox", "http://127.0.0.1:" + ports.of("mail"))
        .contains("every mail the services send, SMTP on " + ports.of("smtp"))
        .contains("telephone", "http://127.0.0.1:" + ports.of("telephone"))
        .contains("sign-in of staff", "http://127.0.0.1:" + ports.of("issuer"))
        .contains("for development only: whoever asks is let in")
        .contains(
            "support console",
            "http://127.0.0.1:%d/support/console".formatted(ports.of("front-door")));
    assertThat(ask("/identity/pid")).isNotEmpty();

    Process second = up();
    assertThat(finish(second)).isEqualTo(1);
    assertThat(errors(second))
        .singleElement()
        .asString()
        .contains("already runs on", "(process %d)".formatted(up.pid()), "./dev stop");

    Process stop = ChildJvm.start(Stop.class, "--root", root.toString());
    assertThat(finish(stop)).isZero();
    assertThat(stop.inputReader().readLine()).isEqualTo("Stopped.");
    assertThat(finish(up)).isZero();
    assertThat(errors(up)).isEmpty();
    everyPortIsFree();
  }

  @Test
  void whenAServiceDiesEverythingEndsWithOneLine() throws Exception {
    Process up = up();
    awaitReady(up);
    ask("/identity/die");

    assertThat(finish(up)).isEqualTo(1);
    assertThat(errors(up))
        .singleElement()
        .asString()
        .startsWith("identity-service ended with code 7; its log: ")
        .endsWith("logs/identity-service.log; it said: no luck today");
    everyPortIsFree();
  }

  @Test
  void ofTwoReplicasOneMayDieAndThePersonIsTold() throws Exception {
    Process up = up("--replicas", "2");
    String second = "http://127.0.0.1:" + (ports.of("safe") + 10);
    assertThat(awaitReady(up)).containsPattern("safe-service-2 +" + second);
    String pid = ask("/identity/pid");
    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

    assertThat(up.inputReader().readLine())
        .matches(
            "identity-service(-2)? ended with code 137; .*; identity-service goes on with 1 of them");
    assertThat(ask("/identity/pid")).isNotEmpty().isNotEqualTo(pid);
    String other = ask("/identity/pid");
    ProcessHandle.of(Long.parseLong(other)).orElseThrow().destroyForcibly();
    assertThat(finish(up)).isEqualTo(1);
    everyPortIsFree();
  }

  @Test
  void thereAreOneToFourReplicas() throws Exception {
    for (String count : List.of("0", "5")) {
      Process up = up("--replicas", count);

      assertThat(finish(up)).isEqualTo(1);
      assertThat(errors(up))
          .containsExactly(count + " replicas: there may be 1 to 4 of every service");
    }
  }

  @Test
  void aServiceThatDoesNotStartIsOneLine() throws Exception {
    Files.createFile(root.resolve("identity-service/target/quarkus-app/die"));
    Process up = up();

    assertThat(finish(up)).isEqualTo(1);
    assertThat(errors(up))
        .singleElement()
        .asString()
        .contains("identity-service ended with code 7");
    everyPortIsFree();
  }

  @Test
  void aTakenPortIsOneLineAndNothingIsStarted() throws Exception {
    int management = ports.of("identity") + 1000;
    try (var taken = new ServerSocket(management, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Process up = up();

      assertThat(finish(up)).isEqualTo(1);
      assertThat(errors(up))
          .containsExactly(
              "port %d (identity-service, management) is taken; choose another with --port identity=PORT"
                  .formatted(management));
      assertThat(root.resolve(".local/postgres")).doesNotExist();
    }
  }

  @Test
  void helpNamesEveryPort() {
    assertThat(new CommandLine(new Up()).getUsageMessage()).contains(ports.byName().keySet());
  }

  @Test
  void stopEndsWhatAKilledOneHasLeft() throws Exception {
    Process up = up();
    awaitReady(up);
    up.destroyForcibly();
    up.waitFor(30, TimeUnit.SECONDS);
    assertThat(FreePort.isFree(ports.of("identity"))).as("the service lives on").isFalse();

    Process stop = ChildJvm.start(Stop.class, "--root", root.toString());
    assertThat(finish(stop)).isZero();
    everyPortIsFree();
  }

  private Process up(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--root", root.toString(), "--no-aot"));
    ports.byName().forEach((name, port) -> arguments.addAll(List.of("--port", name + "=" + port)));
    arguments.addAll(List.of(more));
    Process up = ChildJvm.start(Up.class, arguments.toArray(String[]::new));
    started.add(up);
    return up;
  }

  private static String awaitReady(Process up) throws IOException {
    BufferedReader output = up.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("Ready in")) {
        return said.toString();
      }
    }
    throw new AssertionError(said + String.join("\n", errors(up)));
  }

  private String ask(String path) throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + ports.of(Ports.FRONT_DOOR)).resolve(path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (IOException cutOff) {
      return "";
    }
  }

  private static int finish(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
    return process.exitValue();
  }

  private static List<String> errors(Process process) {
    return process.errorReader().lines().filter(line -> !line.startsWith("WARNING: ")).toList();
  }

  private void everyPortIsFree() {
    ports.byName().forEach((name, port) -> assertThat(FreePort.isFree(port)).as(name).isTrue());
    assertThat(FreePort.isFree(ports.of("identity") + 1000)).isTrue();
  }
}
