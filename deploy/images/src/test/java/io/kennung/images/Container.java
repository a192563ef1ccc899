package io.kennung.images;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.kennung.local.plan.Application;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A container with a service in it, watched from outside. */
final class Container implements AutoCloseable {

  private final Podman podman;
  private final String id;
  private final int port;
  private final long began;
  private final Path process;

  private Container(Podman podman, String id, int port, long began)
      throws IOException, InterruptedException {
    this.podman = podman;
    this.id = id;
    this.port = port;
    this.began = began;
    this.process = Path.of("/proc", inspect("{{.State.Pid}}"));
  }

  /**
   * Starts one as a careful operator would: nothing can be written but {@code /tmp}, and it has no
   * right that it does not need.
   */
  static Container start(Podman podman, String image, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "run",
                "--detach",
                "--network=host",
                "--read-only",
                "--cap-drop=all",
                "--security-opt=no-new-privileges",
                "--tmpfs=/tmp:rw,noexec,size=64m"));
    new TreeMap<>(environment).forEach((key, value) -> command.add("--env=" + key + "=" + value));
    command.add(image);
    long began = System.nanoTime();
    String id = podman.expect(command.toArray(String[]::new));
    return new Container(podman, id, port, began);
  }

  /** One that runs already. */
  static Container of(Podman podman, String name, int port)
      throws IOException, InterruptedException {
    return new Container(podman, name, port, System.nanoTime());
  }

  /** Returns when it says that it is ready: after how long, seen from outside. */
  Duration awaitReady() throws IOException, InterruptedException {
    URI probe =
        URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port + Application.MANAGEMENT));
    try (HttpClient client = HttpClient.newHttpClient()) {
      Awaitility.await("it is ready or has ended")
          .pollInterval(20, MILLISECONDS)
          .atMost(90, SECONDS)
          .until(() -> !Files.exists(process) || answers(client, probe));
      if (!Files.exists(process)) {
        throw new AssertionError("it has ended; it said: " + log());
      }
      return Duration.ofNanos(System.nanoTime() - began);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("%s; it said: %s".formatted(e.getMessage(), log()), e);
    }
  }

  /** What it has printed. */
  String log() throws IOException, InterruptedException {
    Podman.Result result = podman.run("logs", id);
    return result.out() + result.err();
  }

  /** What the kernel tells of its process, for instance {@code Uid: 10001 10001 10001 10001}. */
  Map<String, String> status() throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .map(line -> line.split(":\\s*", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1].replace('\t', ' ')));
  }

  /** The processor time that it has used: what a start costs, whatever else the machine does. */
  Duration processorTime() {
    long pid = Long.parseLong(process.getFileName().toString());
    return ProcessHandle.of(pid).flatMap(each -> each.info().totalCpuDuration()).orElseThrow();
  }

  /** What of files lies in its memory. */
  String maps() throws IOException {
    return Files.readString(process.resolve("maps"));
  }

  /** Its file system, as it sees it, with what is mounted. */
  Path root() {
    return process.resolve("root");
  }

  /** Asks it to end, as a cluster does, and says with which code it has ended. */
  int stop() throws IOException, InterruptedException {
    podman.expect("stop", "--time=30", id);
    return Integer.parseInt(inspect("{{.State.ExitCode}}"));
  }

  /** Removes it, at once if it still runs. */
  @Override
  public void close() throws IOException, InterruptedException {
    podman.expect("rm", "--force", "--time=0", id);
  }

  private String inspect(String format) throws IOException, InterruptedException {
    return podman.expect("inspect", "--format", format, id);
  }

  private static boolean answers(HttpClient client, URI probe) throws InterruptedException {
    try {
      HttpRequest question = HttpRequest.newBuilder(probe).timeout(Duration.ofSeconds(2)).build();
      return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
