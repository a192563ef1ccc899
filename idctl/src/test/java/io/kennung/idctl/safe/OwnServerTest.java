package io.kennung.idctl.safe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeRevocation;
import io.kennung.client.safe.servers.Page;
import io.kennung.client.safe.servers.WebServer;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person loses a device, and has a backup on a folder of her own. */
class OwnServerTest {

  private static final String PASSWORD = "shootdeathstar";

  @TempDir private Path folder;
  @TempDir private Path oldHome;
  @TempDir private Path newHome;
  private final FakeDirectory directory = new FakeDirectory();
  private WebServer server;
  private Path backups;
  private CommandRun old;
  private CommandRun fresh;

  @BeforeEach
  void start() throws IOException {
    FakeRevocation unused = new FakeRevocation(directory);
    String program = WebServer.required("rclone", "rclone");
    int port = WebServer.freePort();
    Path root = Files.createDirectory(folder.resolve("root"));
    backups = Files.createDirectory(root.resolve("backups"));
    Files.writeString(root.resolve("config"), Page.block("json config"));
    server =
        WebServer.start(
            folder,
            port,
            List.of(
                program,
                "serve",
                "webdav",
                root.toString(),
                "--addr=127.0.0.1:" + port,
                "--user=anna@home",
                "--pass=geheim"));
    old = person(oldHome, port);
    fresh = person(newHome, port);
  }

  @AfterEach
  void stop() {
    directory.close();
    if (server != null) {
      server.close();
    }
  }

  @Test
  void identityComesBackAndTheServerHasLearnedNothing() throws IOException {
    String id = old.idctl("create", "--json").json().path("identity").asText();
    assertThat(old.typing(PASSWORD, PASSWORD).idctl("safe", "backup").exitCode()).isZero();

    Path file = onlyFile();
    assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}");
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain(id, "privatekey", "idctl");
    assertThat(fresh.typing("not the password").idctl("safe", "restore", id).exitCode())
        .isEqualTo(3);
    Result restored = fresh.typing(PASSWORD).idctl("safe", "restore", id);
    assertThat(restored.out()).startsWith("Restored identity " + id);
    assertThat(fresh.kept("identity.json").path("secretKey"))
        .isEqualTo(old.kept("identity.json").path("secretKey"));

    fresh.environment.remove("KENNUNG_SAFE_SERVER");
    assertThat(fresh.idctl("safe", "backup").exitCode()).isZero();
    assertThat(onlyFile()).isEqualTo(file);
    assertThat(fresh.idctl("safe", "doctor").exitCode()).isZero();
    assertThat(fresh.idctl("safe", "disable").exitCode()).isZero();
    assertThat(backups).isEmptyDirectory();
  }

  @Test
  void backupOutlivesARevocationAndBringsNothingBack() throws IOException {
    String id = old.idctl("create", "--json").json().path("identity").asText();
    old.typing(PASSWORD, PASSWORD).idctl("safe", "backup");
    old.idctl("revoke", "--confirm", id);
    fresh.idctl("create");
    String other = fresh.kept("identity.json").toString();

    Result result =
        fresh.piping(PASSWORD).idctl("safe", "restore", id, "--profile", "former", "--json");

    assertThat(onlyFile()).exists();
    assertThat(result.error().path("kind").asText()).isEqualTo("revoked");
    assertThat(fresh.profile("former").resolve("identity.json")).doesNotExist();
    assertThat(fresh.kept("identity.json").toString()).isEqualTo(other);
  }

  private CommandRun person(Path home, int port) {
    CommandRun run = new CommandRun(home, directory);
    run.environment.put("KENNUNG_SAFE_SERVER", "http://anna%40home:geheim@127.0.0.1:" + port + "/");
    return run;
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(backups)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
