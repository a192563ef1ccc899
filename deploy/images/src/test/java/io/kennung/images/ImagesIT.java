package io.kennung.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.local.plan.Application;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The images run, as they are and as locked in as a cluster can. */
class ImagesIT {

  private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");

  /** A JVM that a signal has ended says so, after it has ended in good order. */
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  private static Podman podman;
  private static BuiltImages images;
  private static Surrounded surrounded;

  @BeforeAll
  static void loadImages() throws Exception {
    podman = Podman.required();
    images = BuiltImages.get();
    podman.take(images);
    surrounded = new Surrounded(images.root(), Path.of("target", "surroundings"));
  }

  @AfterAll
  static void endAll() {
    Stream.of(surrounded, podman)
        .filter(each -> each != null)
        .forEach(each -> {
          try {
            each.close();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  static List<String> services() {
    return Application.ALL.stream().map(Application::name).toList();
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceStartsFromItsCacheLockedInAndEndsInGoodOrder(String name) throws Exception {
    Application service = Application.named(name);
    try (Container first = start(service)) {
      tell(service, "for the first time, schema and all", first);
    }
    try (Container container = start(service)) {
      tell(service, "again", container);

      assertThat(container.maps()).as("its start-up cache is in use").contains("/app/app.aot");
      assertThat(container.status())
          .containsEntry("Uid", "10001 10001 10001 10001")
          .containsEntry("Gid", "10001 10001 10001 10001")
          .containsEntry("CapEff", "0000000000000000")
          .containsEntry("NoNewPrivs", "1");
      assertThatThrownBy(() -> Files.writeString(container.root().resolve("app/new"), ""))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("Read-only file system");
      assertThat(written(container)).isSubsetOf("uploads", "vertx-cache");

      assertThat(container.stop()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(container.log()).contains("stopped in");
    }
  }

  @Test
  void thereIsNoShellInIt() throws Exception {
    for (String shell : List.of("sh", "/bin/sh", "/bin/bash", "/bin/busybox")) {
      Podman.Result result =
          podman.run("run", "--rm", "--network=host", "--entrypoint", shell, safe(), "-c", "true");
      assertThat(result.code()).isEqualTo(127);
      assertThat(result.err()).containsPattern("not found|no such file");
    }
  }

  @Test
  void itSaysWhatItIs() throws Exception {
    JsonNode image = new ObjectMapper().readTree(podman.expect("image", "inspect", safe())).path(0);
    Origin origin = images.recipe("safe-service").origin();
    JsonNode labels = image.path("Labels");
    assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo("safe-service");
    assertThat(labels.path("org.opencontainers.image.version").asText())
        .isEqualTo(origin.version());
    assertThat(labels.path("org.opencontainers.image.revision").asText())
        .isEqualTo(origin.revision().orElse(""));
    assertThat(labels.path("org.opencontainers.image.base.name").asText()).isEqualTo("jlink");
    assertThat(image.path("Created").asText()).isEqualTo(origin.created().toString());
    JsonNode config = image.path("Config");
    assertThat(config.path("User").asText()).isEqualTo("10001:10001");
    assertThat(config.path("WorkingDir").asText()).isEqualTo("/app");
    assertThat(config.path("ExposedPorts").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("8083/tcp", "9083/tcp");
    assertThat(config.path("Env"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(
            "PATH=/opt/java/bin",
            "JAVA_HOME=/opt/java",
            "LANG=C.UTF-8",
            "JDK_JAVA_OPTIONS=" + Application.named("safe").heap());
  }

  @Test
  void theHeapIsTheOperatorsToChoose() throws Exception {
    String settings =
        podman.expect(
            "run",
            "--rm",
            "--network=host",
            "--env=JDK_JAVA_OPTIONS=-Xmx77m",
            "--entrypoint=java",
            safe(),
            "-XX:+PrintFlagsFinal",
            "-version");
    Matcher heap = Pattern.compile("MaxHeapSize\\s*=\\s*([0-9]+)").matcher(settings);
    assertThat(heap.find()).isTrue();
    assertThat(Long.parseLong(heap.group(1)) >> 20).isBetween(77L, 80L);
  }

  private static void tell(Application service, String when, Container container)
      throws IOException, InterruptedException {
    Duration ready = container.awaitReady();
    System.out.printf(
        "  %s in a container, %s: started in %s s by its own log, ready after %.1f s from outside,"
            + " for %.1f s of processor time%n",
        service.folder(),
        when,
        startTime(container.log()),
        ready.toMillis() / 1000.0,
        container.processorTime().toMillis() / 1000.0);
  }

  private static Container start(Application service) throws IOException, InterruptedException {
    Map<String, String> environment = surrounded.environmentOf(service);
    return Container.start(
        podman, BuiltImages.name(service.folder()), surrounded.port(service), environment);
  }

  /** What lies in the one folder that it may write to: folders that Vert.x makes. */
  private static List<String> written(Container container) throws IOException {
    Path tmp = container.root().resolve("tmp");
    try (Stream<Path> files = Files.list(tmp)) {
      return files.map(each -> tmp.relativize(each).toString()).toList();
    }
  }

  private static String startTime(String log) {
    Matcher started = STARTED.matcher(log);
    return started.find() ? started.group(1) : "?";
  }

  private static String safe() {
    return BuiltImages.name("safe-service");
  }
}
