package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.local.state.FreePort;
import io.kennung.protocol.Base64Text;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal, with the command as it is packaged. */
@ExtendWith(SharedWorld.class)
class IdctlIT {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final World world;
  private final StringBuilder everythingPrinted = new StringBuilder();
  @TempDir Path home;

  IdctlIT(World world) {
    this.world = world;
  }

  private record Result(int code, String out, String err) {
    JsonNode json() throws IOException {
      return Http.JSON.readTree(out);
    }
  }

  @Test
  void aFirstSession() throws Exception {
    Result created = idctl("create");
    assertThat(created.code()).as(created.err()).isZero();
    String id = kept().required("identity").asText();
    assertThat(created.out()).contains("Created identity " + id);

    Result features = idctl("features", "0x7ff");
    assertThat(features.code()).as(features.err()).isZero();

    Result own = idctl("show");
    assertThat(own.code()).as(own.err()).isZero();
    assertThat(own.out()).contains(id, "active", "0x7ff", "not linked");

    Result shown = idctl("show", "--json", id);
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.json().required("identity").asText()).isEqualTo(id);
    assertThat(shown.json().required("state").asText()).isEqualTo("active");
    assertThat(shown.json().required("featureMask").asLong()).isEqualTo(0x7ff);
    assertThat(shown.json().required("publicKey").asText())
        .isEqualTo(kept().required("publicKey").asText());
    assertThat(world.directory().find(id).orElseThrow().publicKey().base64())
        .isEqualTo(kept().required("publicKey").asText());

    Result second = idctl("create");
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).startsWith("idctl: ").hasLineCount(1);
    Result debugged = idctl(Map.of("KENNUNG_DEBUG", "1"), "create", "--json");
    assertThat(debugged.code()).isEqualTo(1);

    onlyTheOwnerMayLook();
    theSecretKeyWasNeverPrinted();
  }

  @Test
  void refusedByTheDirectoryIsOne() throws Exception {
    assertThat(idctl("create").code()).isZero();
    // The right identity with the key of another one.
    Path file = file("identity.json");
    ObjectNode changed = (ObjectNode) kept();
    changed.put("secretKey", Base64Text.encode(World.newKey().bytes()));
    Files.write(file, Http.JSON.writeValueAsBytes(changed));

    Result refused = idctl("features", "1");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).startsWith("idctl: ").hasLineCount(1);
    theSecretKeyWasNeverPrinted();
  }

  @Test
  void wrongUsageIsTwo() throws Exception {
    assertThat(idctl("create", "--colour").code()).isEqualTo(2);
    assertThat(idctl("show", "nobody").code()).isEqualTo(2);
    assertThat(idctl("features", "many").code()).isEqualTo(2);
  }

  @Test
  void whoDoesNotExistIsThree() throws Exception {
    Result unknown = idctl("show", "*NOBODY0", "--json");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(Http.JSON.readTree(unknown.err()).required("kind").asText()).isEqualTo("not-found");
  }

  @Test
  void aDirectoryThatIsNotThereIsFour() throws Exception {
    Result lost = idctl("create", "--server", "http://127.0.0.1:" + FreePort.any());
    assertThat(lost.code()).isEqualTo(4);
    assertThat(lost.err()).startsWith("idctl: ").hasLineCount(1);
  }

  private void onlyTheOwnerMayLook() throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("profiles"))) {
      assertThat(all)
          .hasSizeGreaterThan(2)
          .allSatisfy(path ->
              assertThat(Files.getPosixFilePermissions(path))
                  .isEqualTo(Files.isDirectory(path) ? FOLDER : FILE));
    }
  }

  private void theSecretKeyWasNeverPrinted() throws IOException {
    String secret = kept().required("secretKey").asText();
    assertThat(Base64Text.decode(secret)).hasSize(32);
    assertThat(everythingPrinted)
        .isNotEmpty()
        .doesNotContain(secret)
        .doesNotContain(secret.substring(0, 12));
  }

  private JsonNode kept() throws IOException {
    return Http.JSON.readTree(file("identity.json").toFile());
  }

  private Path file(String name) {
    return home.resolve("profiles/default").resolve(name);
  }

  private Result idctl(String... arguments) throws Exception {
    return idctl(Map.of(), arguments);
  }

  private Result idctl(Map<String, String> environment, String... arguments) throws Exception {
    Path built = world.config().root().resolve("client/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(built.resolve("idctl.jar") + File.pathSeparator + built.resolve("lib") + "/*");
    command.add("io.kennung.client.cli.Idctl");
    command.addAll(List.of(arguments));
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("KENNUNG_HOME", home.resolve("profiles").toString());
    builder.environment().put("KENNUNG_SERVER", world.stack().frontDoor().toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, SECONDS)).as("idctl ends").isTrue();
    Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    everythingPrinted.append(result.out()).append(result.err());
    return result;
  }
}
