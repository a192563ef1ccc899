package io.kennung.idctl.safe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeRevocation;
import io.kennung.client.safe.Certificates;
import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where backups go, what is shown there, and what becomes of them when the identity ends. */
class SafeServersTest {

  private static final String PASSWORD = "shootdeathstar";
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder().encodeToString("anna:ge:heim/".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path home;
  private final FakeDirectory directory = new FakeDirectory();
  private final FakeSafe safe = new FakeSafe();
  private CommandRun run;
  private String id = "";

  @BeforeEach
  void create() throws IOException {
    FakeRevocation unused = new FakeRevocation(directory);
    run = new CommandRun(home, directory);
    id = run.idctl("create", "--json").json().path("identity").asText();
  }

  @AfterEach
  void close() {
    directory.close();
    safe.close();
  }

  @Test
  void passwordOfTheServerIsAskedForWhereOnlyTheUserIsGiven() {
    Result enabled =
        run.typing("ge:heim/", PASSWORD, PASSWORD)
            .idctl("safe", "enable", "--safe-server", safe.base("anna"));

    assertThat(enabled.exitCode()).as(enabled.err()).isZero();
    assertThat(enabled.err()).startsWith("Password of anna at the Safe server:");
    assertThat(run.asked).containsExactly("unseen", "unseen", "unseen");
    assertThat(run.typing().idctl("safe", "now").exitCode()).isZero();
    assertThat(safe.calls).allMatch(call -> call.header("Authorization").equals(BASIC));
  }

  @Test
  void nobodyToAskIsSaid() {
    Result result =
        run.piping(PASSWORD).idctl("safe", "enable", "--safe-server", safe.base("anna"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("a user name, a colon and a password");
  }

  @Test
  void addressComesFromAFile() throws IOException {
    Path file = Files.writeString(home.resolve("server"), safe.base("anna:ge%3Aheim%2F") + "\n");
    Path two = Files.writeString(home.resolve("two"), "a\nb\n");
    String option = "--safe-server-file";

    assertThat(run.piping(PASSWORD).idctl("safe", "enable", option, two.toString()).err())
        .contains("the file holds one line");
    assertThat(run.piping(PASSWORD).idctl("safe", "enable", option, home + "/none").err())
        .contains("it cannot be read");
    assertThat(run.idctl("safe", "doctor", option, file.toString()).exitCode()).isZero();
    // The doctor comes without credentials once, to see what happens.
    safe.calls.clear();
    assertThat(
            run.piping(PASSWORD)
                .idctl("safe", "enable", option, file.toString(), "--safe-server", "dav.example")
                .err())
        .contains("give one of them");
    assertThat(run.piping(PASSWORD).idctl("safe", "enable", option, file.toString()).exitCode())
        .isZero();
    assertThat(safe.calls).allMatch(call -> call.header("Authorization").equals(BASIC));
  }

  @Test
  void selfSignedCertificateIsRefusedWithTheReason() {
    Certificates certificates = new Certificates(home);
    try (FakeSafe self =
        new FakeSafe(certificates.server("self", false, "-ext", "san=ip:127.0.0.1"))) {
      Result result = run.piping(PASSWORD).idctl("safe", "enable", "--safe-server", self.base());

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("is self-signed or its chain is incomplete");
      assertThat(self.calls).isEmpty();
    }
  }

  @Test
  void tokenOfALicensedDirectoryOpensItsOwnSafeServerAndNoOther() {
    run.environment.put("KENNUNG_LICENCE_USERNAME", "someone");
    run.environment.put("KENNUNG_LICENCE_PASSWORD", "licensed");
    directory.plan("safe/config", 200, FakeSafe.CONFIG);

    Result own = run.piping(PASSWORD).idctl("safe", "status", id);
    run.piping(PASSWORD).idctl("safe", "status", id, "--safe-server", safe.base());

    assertThat(own.exitCode()).as(own.err()).isZero();
    assertThat(directory.calls)
        .filteredOn(call -> call.path().startsWith("safe/"))
        .hasSize(2)
        .allMatch(call -> call.header("Authorization").equals("Token opaque"));
    assertThat(safe.calls).isNotEmpty().allMatch(call -> call.header("Authorization").isEmpty());
  }

  @Test
  void revokedIdentityTakesItsBackupWithIt() throws IOException {
    run.environment.put("KENNUNG_SAFE_SERVER", safe.base());
    run.piping(PASSWORD).idctl("safe", "enable");

    Result revoked = run.typing(id).idctl("revoke");

    assertThat(revoked.exitCode()).as(revoked.err()).isZero();
    assertThat(revoked.err()).contains("its backup   is deleted from its server");
    assertThat(revoked.out()).contains("its backup   is deleted from its server");
    assertThat(safe.files).containsOnlyKeys("config");
    assertThat(run.files()).containsExactlyInAnyOrder(".lock", "revoked.json");
  }

  @Test
  void backupThatOutlivesItsIdentityIsDeletedWhenItsServerIsBack() throws IOException {
    run.environment.put("KENNUNG_SAFE_SERVER", safe.base());
    run.piping(PASSWORD).idctl("safe", "enable");
    boolean[] isAway = {true};
    safe.rule(call -> isAway[0], call -> Answer.of(503));

    Result revoked = run.idctl("revoke", "--confirm", id);

    assertThat(revoked.exitCode()).isZero();
    assertThat(revoked.out()).contains("still there", "try again    idctl safe disable");
    assertThat(run.kept("safe.json").has("keys")).isFalse();
    isAway[0] = false;
    assertThat(run.idctl("safe", "disable").exitCode()).isZero();
    assertThat(safe.files).containsOnlyKeys("config");
    assertThat(run.files()).isEqualTo(List.of(".lock", "revoked.json"));
  }
}
