package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.acceptance.Idctl.Result;
import io.kennung.local.state.FreePort;
import io.kennung.protocol.Base64Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
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
  private final Idctl idctl;
  private final Path home;

  IdctlIT(World world, @TempDir Path home) {
    this.world = world;
    this.home = home;
    this.idctl = new Idctl(world, home);
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
    Result debugged = idctl.run(Map.of("KENNUNG_DEBUG", "1"), "create", "--json");
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
    assertThat(idctl.printed())
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
    return idctl.run(arguments);
  }
}
