package io.kennung.idctl.safe.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeRevocation;
import io.kennung.client.safe.FakeSafe;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.safe.SafeKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {

  private static final String PASSWORD = "shootdeathstar";

  @TempDir private Path here;
  @TempDir private Path there;
  private final FakeDirectory directory = new FakeDirectory();
  private final FakeSafe safe = new FakeSafe();
  private CommandRun old;
  private CommandRun fresh;
  private String id = "";

  @BeforeEach
  void backUp() throws IOException {
    FakeRevocation unused = new FakeRevocation(directory);
    old = new CommandRun(here, directory);
    fresh = new CommandRun(there, directory);
    old.environment.put("KENNUNG_SAFE_SERVER", safe.base());
    fresh.environment.put("KENNUNG_SAFE_SERVER", safe.base());
    id = old.idctl("create", "--json").json().path("identity").asText();
    old.piping(PASSWORD).idctl("safe", "backup");
  }

  @AfterEach
  void close() {
    directory.close();
    safe.close();
  }

  @Test
  void identityIsBackOnAnotherDevice() throws IOException {
    Result result =
        fresh.typing(PASSWORD).idctl("safe", "restore", id.toLowerCase(java.util.Locale.ROOT));

    assertThat(result.exitCode()).isZero();
    assertThat(fresh.asked).containsExactly("unseen");
    assertThat(result.out().lines())
        .containsExactly(
            "Restored identity " + id,
            "  public key   " + old.kept("identity.json").path("publicKey").asText(),
            "  server       " + directory.base(),
            "  kept in      ~/.config/kennung/default",
            "  Safe         on, with the same password; next: idctl safe auto");
    for (String member : new String[] {"identity", "secretKey", "serverGroup", "server"}) {
      assertThat(fresh.kept("identity.json").path(member))
          .isEqualTo(old.kept("identity.json").path(member));
    }
    assertThat(fresh.idctl("show").out()).startsWith("Identity " + id);
    assertThat(fresh.idctl("features", "7").exitCode()).isZero();
  }

  @Test
  void wrongPasswordWrongIdAndNoBackupAreOneAnswer() throws IOException {
    Result password = fresh.piping(PASSWORD + "x").idctl("safe", "restore", id);
    Result otherId = fresh.piping(PASSWORD).idctl("safe", "restore", "ABCD1234");
    safe.files.remove("backups/" + SafeKeys.of(PASSWORD.toCharArray(), id).backupId());
    Result none = fresh.piping(PASSWORD).idctl("safe", "restore", id);

    assertThat(password.exitCode()).isEqualTo(3);
    assertThat(password.err())
        .isEqualTo("idctl: no backup found: check ID and password%n".formatted());
    assertThat(otherId).isEqualTo(password);
    assertThat(none).isEqualTo(password);
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void revokedIdentityIsNotBroughtBack() throws IOException {
    old.idctl("revoke", "--confirm", id);

    Result result = fresh.piping(PASSWORD).idctl("safe", "restore", id, "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.error().path("kind").asText()).isEqualTo("revoked");
    assertThat(result.error().path("error").asText())
        .contains("does not know " + id, "a backup cannot bring it back");
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void profileThatHoldsAnIdentityStaysAsItIs() throws IOException {
    fresh.idctl("create");
    byte[] before = Files.readAllBytes(fresh.profile("default").resolve("identity.json"));
    int calls = safe.calls.size();

    Result result = fresh.piping(PASSWORD).idctl("safe", "restore", id);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("already holds", "--profile NAME");
    assertThat(fresh.profile("default").resolve("identity.json")).hasBinaryContent(before);
    assertThat(safe.calls).hasSize(calls);
    assertThat(fresh.piping(PASSWORD).idctl("safe", "restore", id, "--profile", "old").exitCode())
        .isZero();
  }

  @Test
  void backupWhoseKeyTheDirectoryDoesNotKnowIsNotUsed() throws IOException {
    directory.put(id, SecretKey.generate(new SecureRandom()));

    Result result = fresh.piping(PASSWORD).idctl("safe", "restore", id);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("another public key").hasLineCount(1);
    assertThat(fresh.files()).containsExactly(".lock");
  }

  @Test
  void damagedBackupIsNotTakenForAWrongPassword() {
    safe.files.get("backups/" + SafeKeys.of(PASSWORD.toCharArray(), id).backupId())[60] ^= 1;

    Result result = fresh.piping(PASSWORD).idctl("safe", "restore", id);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("there is a backup, and it cannot be used", "changed since");
  }

  @Test
  void directoryThatDoesNotAnswerLeavesNothingHalfDone() throws IOException {
    directory.plan(Call::isSecondPhase, Reply.of(503, ""));

    Result result = fresh.piping(PASSWORD).idctl("safe", "restore", id);

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(fresh.files()).containsExactly(".lock");
    assertThat(fresh.piping(PASSWORD).idctl("safe", "restore", id).exitCode()).isZero();
  }
}
