package io.kennung.idctl.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeRevocation;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code idctl data restore} of what {@code idctl data backup} has made. */
class DataRestoreCommandTest {

  private static final String PASSWORD = "shoot the death star";
  private static final String BELONGINGS =
      "{\"contacts\":[{\"identity\":\"ABCD1234\"}],\"groups\":[],\"unknown\":{\"kept\":true}}";

  @TempDir private Path oldHome;
  @TempDir private Path freshHome;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun old;
  private CommandRun fresh;
  private String file = "";
  private String id = "";

  @BeforeEach
  void open() throws IOException {
    FakeRevocation unused = new FakeRevocation(server);
    old = new CommandRun(oldHome, server);
    fresh = new CommandRun(freshHome, server);
    id = old.idctl("create", "--json").json().path("identity").asText();
    Path profile = old.profile("default");
    Path belongings = Files.writeString(profile.resolve("belongings.json"), BELONGINGS);
    Files.setPosixFilePermissions(belongings, PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(profile.resolve("messages/2026"));
    Files.writeString(profile.resolve("messages/2026/november.txt"), "hello");
    file = oldHome.resolve("anna.zip").toString();
    old.piping(PASSWORD).idctl("data", "backup", file);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void profileIsBackOnAnotherDevice() throws IOException {
    // The backup knows where its identity lives.
    fresh.environment.put("KENNUNG_SERVER", "http://127.0.0.1:1/");

    Result result = fresh.typing(PASSWORD).idctl("data", "restore", file);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(fresh.asked).containsExactly("unseen");
    assertThat(result.out().lines())
        .containsExactly(
            "Restored identity " + id,
            "  public key   " + old.kept("identity.json").path("publicKey").asText(),
            "  server       " + server.base(),
            "  kept in      ~/.config/kennung/default",
            "  with         its key and settings, 1 contact, 1 file of messages",
            "  lock it      idctl profile lock");
    assertThat(fresh.kept("identity.json")).isEqualTo(old.kept("identity.json"));
    Path profile = fresh.profile("default");
    assertThat(profile.resolve("belongings.json")).hasContent(BELONGINGS);
    assertThat(profile.resolve("messages/2026/november.txt")).hasContent("hello");
    assertThat(Files.getPosixFilePermissions(profile.resolve("belongings.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(profile.resolve("messages")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(fresh.profile(".draft-default")).doesNotExist();
    assertThat(fresh.idctl("show").out()).startsWith("Identity " + id);
  }

  @Test
  void whatComesIntoALockedProfileIsSealed() throws IOException {
    Path passphrase = Files.writeString(freshHome.resolve("passphrase"), "open, sesame seeds");
    fresh.environment.put("KENNUNG_PASSPHRASE_FILE", passphrase.toString());
    fresh.idctl("profile", "lock");

    assertThat(fresh.piping(PASSWORD).idctl("data", "restore", file).exitCode()).isZero();

    for (String name :
        new String[] {"identity.json", "belongings.json", "messages/2026/november.txt"}) {
      Path kept = fresh.profile("default").resolve(name);
      assertThat(Files.readString(kept, StandardCharsets.ISO_8859_1)).startsWith("KNGSEAL1");
    }
    assertThat(fresh.idctl("show").exitCode()).isZero();
  }

  @Test
  void wrongPasswordRestoresNothing() throws IOException {
    Result result = fresh.piping(PASSWORD + "x").idctl("data", "restore", file, "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.error().path("kind").asText()).isEqualTo("backup");
    assertThat(result.error().path("error").asText())
        .isEqualTo("that is not the password of %s; nothing has been restored".formatted(file));
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void profileThatHoldsAnIdentityStaysAsItIs() throws IOException {
    fresh.idctl("create");
    byte[] before = Files.readAllBytes(fresh.profile("default").resolve("identity.json"));

    Result result = fresh.piping(PASSWORD).idctl("data", "restore", file);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("already holds", "--profile NAME");
    assertThat(fresh.profile("default").resolve("identity.json")).hasBinaryContent(before);
    assertThat(fresh.files()).containsExactly(".lock", "identity.json");
  }

  @Test
  void whatAnEarlierIdentityHasLeftDoesNotMixWithIt() throws IOException {
    String earlier = fresh.idctl("create", "--json").json().path("identity").asText();
    fresh.idctl("revoke", "--confirm", earlier);
    Files.writeString(fresh.profile("default").resolve("leftover.json"), "{}");

    assertThat(fresh.piping(PASSWORD).idctl("data", "restore", file).exitCode()).isZero();

    assertThat(fresh.files())
        .containsExactly(".lock", "belongings.json", "identity.json", "messages");
  }

  @Test
  void revokedIdentityIsNotBroughtBack() throws IOException {
    old.idctl("revoke", "--confirm", id);

    Result result = fresh.piping(PASSWORD).idctl("data", "restore", file, "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.error().path("kind").asText()).isEqualTo("revoked");
    assertThat(fresh.files()).containsExactly(".lock");
    assertThat(fresh.profile(".draft-default")).doesNotExist();
  }

  @Test
  void backupWhoseKeyTheDirectoryDoesNotKnowIsNotUsed() throws IOException {
    server.put(id, SecretKey.generate(new SecureRandom()));

    Result result = fresh.piping(PASSWORD).idctl("data", "restore", file);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("another public key").hasLineCount(1);
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void directoryThatDoesNotAnswerLeavesNothingHalfDone() throws IOException {
    server.plan(Call::isSecondPhase, Reply.of(503, ""));

    Result result = fresh.piping(PASSWORD).idctl("data", "restore", file);

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(fresh.files()).containsExactly(".lock");
    assertThat(fresh.piping(PASSWORD).idctl("data", "restore", file).exitCode()).isZero();
  }
}
