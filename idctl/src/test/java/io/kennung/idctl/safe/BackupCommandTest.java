package io.kennung.idctl.safe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeDirectory;
import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code idctl safe backup}, {@code status} and {@code delete}. */
class BackupCommandTest {

  private static final String PASSWORD = "shootdeathstar";

  @TempDir private Path home;
  private final FakeDirectory directory = new FakeDirectory();
  private final FakeSafe safe = new FakeSafe();
  private CommandRun run;
  private String id = "";

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, directory);
    id = run.idctl("create", "--json").json().path("identity").asText();
    run.environment.put("KENNUNG_SAFE_SERVER", safe.base());
  }

  @AfterEach
  void close() {
    directory.close();
    safe.close();
  }

  @Test
  void identityIsSealedWithAPasswordTypedTwiceUnseen() throws IOException {
    Result result = run.typing(PASSWORD, PASSWORD).idctl("safe", "backup");

    assertThat(result.exitCode()).isZero();
    assertThat(run.asked).containsExactly("unseen", "unseen");
    assertThat(result.err()).isEqualTo("Safe password of %s: The same again: ".formatted(id));
    byte[] file = safe.files.get("backups/" + keys().backupId());
    assertThat(result.out().lines())
        .containsExactly(
            "Backed up " + id,
            "  on           " + safe.base(),
            "  size         " + file.length + " bytes",
            "  kept for     180 days from now on",
            "  next         none, the Safe is off: idctl safe enable",
            "  restore it   idctl safe restore " + id);
    assertThat(opened().path("user").path("privatekey"))
        .isEqualTo(run.kept("identity.json").path("secretKey"));
  }

  @Test
  void whatAnAppHasPutIntoItStays() throws IOException {
    run.piping(PASSWORD).idctl("safe", "backup");
    ObjectNode ofAnApp = (ObjectNode) opened();
    ofAnApp.putArray("contacts").addObject().put("identity", "ECHOECHO").put("verification", 1);
    ofAnApp.put("tomorrow", 1);
    byte[] sealed =
        SafeFile.seal(new ObjectMapper().writeValueAsBytes(ofAnApp), keys(), new SecureRandom());
    safe.files.put("backups/" + keys().backupId(), sealed);

    Result result = run.piping(PASSWORD).idctl("safe", "backup", "--json");

    assertThat(result.json().path("replaced").asBoolean()).isTrue();
    assertThat(safe.files.get("backups/" + keys().backupId())).isNotEqualTo(sealed);
    assertThat(opened()).isEqualTo(ofAnApp);
  }

  @Test
  void backupThatCannotBeReadIsNotWrittenOver() {
    byte[] other = new byte[100];
    safe.files.put("backups/" + keys().backupId(), other);

    Result result = run.piping(PASSWORD).idctl("safe", "backup");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("there is a backup, and it cannot be used").hasLineCount(1);
    assertThat(safe.files.get("backups/" + keys().backupId())).isSameAs(other);
  }

  @Test
  void passwordThatIsBadOrTypedWrongOnceSealsNothing() {
    for (String bad : new String[] {"1234567", "password1", "99999999", "1234567890"}) {
      Result result = run.piping(bad).idctl("safe", "backup");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("password").doesNotContain(bad).hasLineCount(1);
    }
    Result slip = run.typing(PASSWORD, PASSWORD + "x").idctl("safe", "backup");
    assertThat(slip.exitCode()).isEqualTo(1);
    assertThat(slip.err()).contains("not the same");
    assertThat(safe.calls).isEmpty();
  }

  @Test
  void passwordComesFromAFileAndStandsInNoOutput() throws IOException {
    Path file = Files.writeString(home.resolve("password"), PASSWORD + "\n");
    run.environment.put("KENNUNG_DEBUG", "1");

    String all = "";
    for (String command : new String[] {"backup", "status", "delete", "delete"}) {
      all += run.idctl("safe", command, "--password-file", file.toString()).all();
    }
    safe.answering("GET", 500);
    all += run.idctl("safe", "backup", "--password-file", file.toString()).all();

    assertThat(all)
        .contains("Backed up", "There is a backup", "Deleted", "no backup found", "status 500")
        .doesNotContain(PASSWORD, keys().backupId(), keys().backupId().substring(0, 16))
        .doesNotContain(run.kept("identity.json").path("secretKey").asText());
  }

  @Test
  void statusTellsWhetherThereIsOne() throws IOException {
    run.piping(PASSWORD).idctl("safe", "backup");

    Result there = run.piping(PASSWORD).idctl("safe", "status", id, "--json");
    Result other = run.piping("another password").idctl("safe", "status", id);

    assertThat(there.json().path("kept").asBoolean()).isTrue();
    assertThat(there.json().path("bytes").asInt()).isGreaterThan(100);
    assertThat(there.json().path("maxBackupBytes").asInt()).isEqualTo(524_288);
    assertThat(other.exitCode()).isZero();
    assertThat(other.out())
        .startsWith("There is no backup of %s under this password".formatted(id))
        .contains("180 days after each backup");
  }

  @Test
  void deletedBackupIsGoneAndASecondTimeThereIsNone() {
    run.piping(PASSWORD).idctl("safe", "backup");

    Result deleted = run.piping(PASSWORD).idctl("safe", "delete");
    Result again = run.piping(PASSWORD).idctl("safe", "delete");

    assertThat(deleted.out()).startsWith("Deleted the backup of " + id);
    assertThat(safe.files).containsOnlyKeys("config");
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.err())
        .isEqualTo("idctl: no backup found: check ID and password%n".formatted());
  }

  @Test
  void backupOfAnIdentityThatIsNotHereAnyMoreCanBeDeleted() {
    run.piping(PASSWORD).idctl("safe", "backup");

    Result deleted =
        run.piping(PASSWORD)
            .idctl("--profile", "empty", "safe", "delete", id.toLowerCase(java.util.Locale.ROOT));

    assertThat(deleted.exitCode()).isZero();
    assertThat(safe.files).containsOnlyKeys("config");
  }

  @Test
  void directorysOwnServerIsBelowSafe() {
    run.environment.remove("KENNUNG_SAFE_SERVER");

    Result result = run.piping(PASSWORD).idctl("safe", "status", id);

    assertThat(result.err())
        .contains("no Safe server at " + directory.base() + "safe/: it has no file named config");
    assertThat(directory.calls).extracting(FakeDirectory.Call::path).contains("safe/config");
  }

  @Test
  void failuresOfTheServerHaveTheirExitCodes() throws IOException {
    safe.rule(call -> call.is("PUT"), call -> Answer.of(429, "Retry-After", "90"));
    Result often = run.piping(PASSWORD).idctl("safe", "backup", "--json");
    assertThat(often.exitCode()).isEqualTo(5);
    assertThat(often.error().path("retryAfter").asInt()).isEqualTo(90);
    assertThat(often.error().path("kind").asText()).isEqualTo("rate-limited");

    safe.close();
    assertThat(run.piping(PASSWORD).idctl("safe", "backup").exitCode()).isEqualTo(4);

    Result plain =
        run.piping(PASSWORD).idctl("safe", "backup", "--safe-server", "http://dav.example/");
    assertThat(plain.exitCode()).isEqualTo(2);
    assertThat(plain.err()).contains("--safe-server: ", "https:// only");
  }

  private SafeKeys keys() {
    return SafeKeys.of(PASSWORD.toCharArray(), id);
  }

  private JsonNode opened() throws IOException {
    byte[] file = safe.files.get("backups/" + keys().backupId());
    return new ObjectMapper().readTree(SafeFile.open(file, keys()));
  }
}
