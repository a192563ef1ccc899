package io.kennung.idctl.safe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeLinks;
import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Safe that is on: {@code idctl safe enable}, {@code backup}, {@code auto}, {@code status}. */
class SafeLifeTest {

  private static final String PASSWORD = "shootdeathstar";

  @TempDir private Path home;
  private final FakeDirectory directory = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(directory);
  private final FakeSafe safe = new FakeSafe();
  private CommandRun run;
  private String id = "";

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, directory);
    run.now = Instant.parse("2026-11-25T12:00:00Z");
    id = run.idctl("create", "--json").json().path("identity").asText();
    run.environment.put("KENNUNG_SAFE_SERVER", safe.base("anna:geheim"));
  }

  @AfterEach
  void close() {
    directory.close();
    safe.close();
  }

  @Test
  void passwordIsAskedForTwiceAndNeverAgain() throws IOException {
    Result enabled = run.typing(PASSWORD, PASSWORD).idctl("safe", "enable");

    assertThat(enabled.exitCode()).as(enabled.err()).isZero();
    assertThat(run.asked).containsExactly("unseen", "unseen");
    assertThat(enabled.out().lines())
        .startsWith("The Safe of %s is on".formatted(id), "  on           " + safe.base())
        .contains("  next         idctl safe auto", "  restore it   idctl safe restore " + id);
    assertThat(opened().path("user").path("privatekey"))
        .isEqualTo(run.kept("identity.json").path("secretKey"));
    assertThat(Files.readString(run.profile("default").resolve("safe.json")))
        .doesNotContain(PASSWORD);

    run.environment.remove("KENNUNG_SAFE_SERVER");
    Result again = run.typing().idctl("safe", "now", "--json");
    assertThat(again.json().path("on").asBoolean()).isTrue();
    assertThat(run.asked).isEmpty();
    assertThat(safe.calls).allMatch(call -> call.header("Authorization").startsWith("Basic "));
  }

  @Test
  void badPasswordAndServerThatIsNoneSwitchNothingOn() throws IOException {
    Result weak = run.piping("password1").idctl("safe", "enable");
    assertThat(weak.exitCode()).isEqualTo(2);
    assertThat(weak.err()).contains("one of the first that anybody would try");

    safe.config("{}");
    Result none = run.typing(PASSWORD, PASSWORD).idctl("safe", "enable");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("does not say maxBackupBytes");
    assertThat(run.asked).as("no password for a server that is none").isEmpty();
    assertThat(run.files()).doesNotContain("safe.json");
    assertThat(safe.files).containsOnlyKeys("config");
  }

  @Test
  void safeThatIsOnIsNotSwitchedOnTwice() {
    run.piping(PASSWORD).idctl("safe", "enable");

    Result twice = run.piping("another password").idctl("safe", "enable");
    Result other = run.piping(PASSWORD).idctl("safe", "backup", "--safe-server", "dav.example");

    assertThat(twice.err()).contains("is on already", "idctl safe change-password");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(safe.files).hasSize(2);
  }

  @Test
  void whatAnAppHasPutIntoTheBackupComesIntoTheProfile() throws IOException {
    run.piping(PASSWORD).idctl("safe", "backup");
    ObjectNode ofAnApp = (ObjectNode) opened();
    ofAnApp.putArray("groups").addObject().put("id", "00112233aabbccdd").put("creator", id);
    ofAnApp.withObject("user").put("nickname", "Anna").put("later", 1);
    ofAnApp.put("tomorrow", 1);
    seal(ofAnApp);

    run.piping(PASSWORD).idctl("safe", "enable");
    pass(Duration.ofHours(25));
    run.idctl("safe", "backup");

    assertThat(opened()).isEqualTo(ofAnApp);
    assertThat(run.kept("belongings.json").path("tomorrow").asInt()).isEqualTo(1);
  }

  @Test
  void onlyWhatHasChangedIsBackedUpDaily() throws IOException {
    run.piping(PASSWORD).idctl("safe", "enable");
    byte[] first = file();
    int calls = safe.calls.size();

    change("one");
    pass(Duration.ofHours(22));
    assertThat(run.idctl("safe", "auto")).isEqualTo(new Result(0, "", ""));
    assertThat(safe.calls).hasSize(calls);

    pass(Duration.ofHours(1));
    Result due = run.idctl("safe", "auto");
    assertThat(due.out()).startsWith("Backed up " + id);
    assertThat(file()).isNotEqualTo(first);
    assertThat(opened().path("user").path("nickname").asText()).isEqualTo("one");

    calls = safe.calls.size();
    pass(Duration.ofDays(89));
    assertThat(run.idctl("safe", "auto")).isEqualTo(new Result(0, "", ""));
    assertThat(safe.calls).hasSize(calls);
    pass(Duration.ofDays(1));
    assertThat(run.idctl("safe", "auto").out()).startsWith("Backed up " + id);
  }

  @Test
  void safeThatIsOffIsNothingToDo() {
    assertThat(run.idctl("safe", "auto")).isEqualTo(new Result(0, "", ""));
    assertThat(safe.calls).isEmpty();
  }

  @Test
  void failuresAreToldAfterAWeek() throws IOException {
    run.piping(PASSWORD).idctl("safe", "enable");
    boolean[] isAway = {true};
    safe.rule(call -> call.is("PUT"), call -> isAway[0] ? Answer.of(503) : null);
    change("one");
    for (int day = 1; day <= 7; day++) {
      pass(Duration.ofHours(24));
      assertThat(run.idctl("safe", "auto")).isEqualTo(new Result(0, "", ""));
    }
    assertThat(run.idctl("safe", "status").out())
        .contains("failing", "since 2026-11-26 12:00:00 UTC", "not available");

    pass(Duration.ofHours(24));
    Result told = run.idctl("safe", "auto");
    assertThat(told.exitCode()).isEqualTo(4);
    assertThat(told.err())
        .contains("not available at the moment", "since 2026-11-26 12:00:00 UTC")
        .hasLineCount(1);
    assertThat(run.idctl("safe", "auto").err()).as("once a day").isEmpty();

    isAway[0] = false;
    assertThat(run.idctl("safe", "auto").out()).startsWith("Backed up");
    assertThat(run.kept("safe.json").has("trouble")).isFalse();
  }

  @Test
  void statusTellsWhereAndUntilWhenAndWhetherItIsThere() throws IOException {
    assertThat(run.idctl("safe", "status").out())
        .startsWith("The Safe of %s is off".formatted(id))
        .contains("idctl safe enable");
    run.piping(PASSWORD).idctl("safe", "enable");
    pass(Duration.ofHours(1));

    assertThat(run.typing().idctl("safe", "status").out().lines())
        .containsExactly(
            "The Safe of %s is on".formatted(id),
            "  server       " + safe.base(),
            "  last backup  2026-11-25 12:00:00 UTC",
            "  size         %d bytes".formatted(file().length),
            "  kept until   2027-05-24 12:00:00 UTC",
            "  next         2027-02-23 12:00:00 UTC, if nothing changes before",
            "  is it there  yes");
    JsonNode json = run.idctl("safe", "status", "--json").json();
    assertThat(json.path("on").asBoolean()).isTrue();
    assertThat(json.path("kept").asBoolean()).isTrue();
    assertThat(json.path("next").asText()).isEqualTo("2027-02-23T12:00:00Z");
    assertThat(json.toString()).doesNotContain("geheim", keys().backupId());

    change("one");
    pass(Duration.ofHours(24));
    safe.files.remove("backups/" + keys().backupId());
    assertThat(run.idctl("safe", "status").out())
        .contains("now: idctl safe auto", "no: the server has none any more");
    safe.close();
    Result away = run.idctl("safe", "status");
    assertThat(away.exitCode()).isZero();
    assertThat(away.out()).contains("not known: cannot reach the Safe server");
  }

  @Test
  void onlyLinksThatStillHoldAreWritten() throws IOException {
    links.emails.put(id, "anna@example.com");
    belongings(
        "{\"user\":{\"links\":[{\"type\":\"email\",\"value\":\"anna@example.com\",\"name\":\"home\"},"
            + "{\"type\":\"mobile\",\"value\":\"41791234567\"}]}}");

    run.piping(PASSWORD).idctl("safe", "enable");

    assertThat(opened().path("user").path("links").toString())
        .isEqualTo("[{\"type\":\"email\",\"value\":\"anna@example.com\",\"name\":\"home\"}]");
  }

  @Test
  void addressThatWasLinkedSinceIsAChange() throws IOException {
    run.piping(PASSWORD).idctl("safe", "enable");
    pass(Duration.ofHours(1));
    run.idctl("link", "email", "anna@example.com");
    links.confirmMail(id);
    assertThat(run.idctl("link", "check", "email", "anna@example.com").exitCode()).isZero();

    pass(Duration.ofHours(24));
    assertThat(run.idctl("safe", "auto").out()).startsWith("Backed up " + id);

    assertThat(opened().path("user").path("links").findValuesAsText("value"))
        .containsExactly("anna@example.com");
    pass(Duration.ofHours(24));
    assertThat(run.idctl("safe", "auto").out()).isEmpty();

    assertThat(run.idctl("unlink", "email").exitCode()).isZero();
    assertThat(run.idctl("safe", "auto").out()).startsWith("Backed up " + id);
    assertThat(opened().path("user").path("links")).isEmpty();
  }

  @Test
  void revokedElsewhereEndsTheBackups() throws IOException {
    run.piping(PASSWORD).idctl("safe", "enable");
    directory.identities.remove(id);
    change("one");
    pass(Duration.ofHours(24));

    Result result = run.idctl("safe", "auto");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("has been revoked").hasLineCount(1);
  }

  private void pass(Duration time) {
    run.now = run.now.plus(time);
  }

  private void change(String nickname) throws IOException {
    belongings("{\"user\":{\"nickname\":\"%s\"}}".formatted(nickname));
  }

  private void belongings(String json) throws IOException {
    Path file = run.profile("default").resolve("belongings.json");
    if (!Files.exists(file)) {
      Files.copy(
          run.profile("default").resolve("identity.json"),
          file,
          java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.writeString(file, json);
  }

  private SafeKeys keys() throws IOException {
    JsonNode kept =
        run.profile("default").resolve("safe.json").toFile().exists()
            ? run.kept("safe.json")
            : null;
    return kept == null || !kept.has("keys")
        ? SafeKeys.of(PASSWORD.toCharArray(), id)
        : SafeKeys.ofBytes(Base64Text.decode(kept.path("keys").asText()));
  }

  private byte[] file() throws IOException {
    return safe.files.get("backups/" + keys().backupId());
  }

  private JsonNode opened() throws IOException {
    return new ObjectMapper().readTree(SafeFile.open(file(), keys()));
  }

  private void seal(JsonNode document) throws IOException {
    byte[] json = new ObjectMapper().writeValueAsBytes(document);
    safe.files.put(
        "backups/" + keys().backupId(),
        SafeFile.seal(json, keys(), new java.security.SecureRandom()));
  }
}
