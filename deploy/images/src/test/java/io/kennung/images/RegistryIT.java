package io.kennung.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kennung.images.base.Base;
import io.kennung.images.base.Bases;
import io.kennung.images.base.Registries;
import io.kennung.local.run.StartFailure;
import io.kennung.local.state.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images go to a real registry, and a base comes from there. */
class RegistryIT {

  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  @TempDir Path folder;

  private final int port = FreePort.any();
  private Process registry;

  @BeforeEach
  void startRegistry() throws Exception {
    Path program = Path.of("/usr/bin/docker-registry");
    assumeTrue(
        Files.isExecutable(program),
        "no docker-registry here: install Debian's package docker-registry to push images to it");
    Path settings =
        Files.writeString(
            folder.resolve("registry.yml"),
            """
            version: 0.1
            storage: {filesystem: {rootdirectory: %s}}
            http: {addr: "127.0.0.1:%d"}
            """
                .formatted(folder.resolve("kept"), port));
    registry =
        new ProcessBuilder(program.toString(), "serve", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> ask("/v2/").statusCode() == 200);
  }

  @AfterEach
  void stopRegistry() throws Exception {
    if (registry != null) {
      registry.destroy();
      registry.waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatIsPushedHasTheDigestOfTheArchiveAndServesAsABase() throws Exception {
    BuiltImages images = BuiltImages.get();
    Path work = folder.resolve("work");
    Registries registries = new Registries(true, work.resolve("registries"));
    String name = "127.0.0.1:%d/kennung/safe-service:1.0".formatted(port);

    images.recipe("safe-service").push(name, registries);

    String digest = new OciArchive(images.archive("safe-service")).digest();
    HttpResponse<String> manifest = ask("/v2/kennung/safe-service/manifests/1.0");
    assertThat(manifest.headers().firstValue("Docker-Content-Digest")).contains(digest);
    assertThat(manifest.body()).contains(MANIFEST);

    Base fetched = new Bases(registries, work.resolve("base")).open(name);
    assertThat(fetched.javaHome()).isEqualTo("/opt/java");
    assertThat(fetched.root().resolve("app/quarkus-run.jar")).exists();
    assertThat(fetched.packages()).isEqualTo(images.base().packages());
  }

  @Test
  void aBaseThatIsNotThereIsNamed() throws Exception {
    Bases bases =
        new Bases(new Registries(true, folder.resolve("registries")), folder.resolve("base"));
    assertThatThrownBy(() -> bases.open("127.0.0.1:%d/nobody/nothing:1".formatted(port)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("nobody/nothing");
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
      return client.send(
          HttpRequest.newBuilder(address).header("Accept", MANIFEST).build(),
          BodyHandlers.ofString());
    }
  }
}
