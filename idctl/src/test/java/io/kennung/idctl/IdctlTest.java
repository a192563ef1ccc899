package io.kennung.idctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdctlTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void withoutArgumentsItPrintsTheHelpWithItsExitCodes() {
    Result result = run.idctl();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("create", "show", "features", "KENNUNG_HOME")
        .contains("3   no such identity or backup, or it has been revoked");
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(run.idctl("show", "--help").out()).contains("Exit codes:", "--profile");
    assertThat(run.idctl("--version").out()).matches("idctl [0-9]+\\..*\\R");
    assertThat(run.idctl("create", "--version").out()).startsWith("idctl ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dance",
        "show ABCD123",
        "show ABCD-234",
        "show A B",
        "show --nonsense",
        "show ABCD1234 --server localhost:8080",
        "show ABCD1234 --server http://user:pw@host/",
        "show ABCD1234 --server http://[",
        "show --profile ../other",
        "show --profile .hidden",
        "features",
        "features many",
        "features -1",
        "features 0x",
        "features 0x20000000000000"
      })
  void wrongUsageIsOneLineAndTwo(String arguments) throws IOException {
    Result result = run.idctl(arguments.split(" "));
    Result json = run.idctl((arguments + " --json").split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("idctl: ").hasLineCount(1).doesNotContain("pw@");
    assertThat(json.exitCode()).isEqualTo(2);
    assertThat(json.error().path("kind").asText()).isEqualTo("usage");
    assertThat(server.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, 1, unauthorized",
    "418, 1, unexpected",
    "429, 5, rate-limited",
    "503, 4, unreachable"
  })
  void everyFailureOfTheDirectoryHasItsExitCode(int status, int exitCode, String kind)
      throws IOException {
    Reply reply = new Reply(status, "", Map.of("Retry-After", "7"));
    server.plan(call -> true, reply, reply);

    Result people = run.idctl("show", "ABCD1234");
    Result script = run.idctl("show", "ABCD1234", "--json");

    assertThat(people.exitCode()).isEqualTo(script.exitCode()).isEqualTo(exitCode);
    assertThat(people.err()).startsWith("idctl: ").hasLineCount(1);
    assertThat(script.error().path("kind").asText()).isEqualTo(kind);
    assertThat(script.error().path("error").asText()).isNotBlank();
    assertThat(script.error().path("retryAfter").asInt(0)).isEqualTo(status == 429 ? 7 : 0);
  }

  @Test
  void nobodyListeningIsFour() {
    server.close();

    Result result = run.idctl("show", "ABCD1234");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).endsWith("connection refused" + System.lineSeparator());
    assertThat(result.err()).hasLineCount(1);
  }

  @Test
  void revokedOwnerIsThree() {
    run.idctl("create");
    server.identities.clear();

    assertThat(run.idctl("features", "1").exitCode()).isEqualTo(3);
    assertThat(run.idctl("show").exitCode()).isEqualTo(3);
  }

  @Test
  void ownFeaturesAreSetInHexOrDecimal() throws IOException {
    String id = run.idctl("create", "--json").json().path("identity").asText();

    assertThat(run.idctl("features", "0x7FF").out())
        .startsWith("Features of " + id + " are set")
        .contains("0x7ff", "voice message");
    assertThat(server.identities.get(id).path("featureMask").asInt()).isEqualTo(2047);
    var json = run.idctl("features", "5", "--json").json();
    assertThat(json.path("featureMask").asInt()).isEqualTo(5);
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("identity", "featureMask", "features");
  }

  @Test
  void emptyProfileSaysHowToFillIt() throws IOException {
    Result result = run.idctl("features", "1", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.error().path("kind").asText()).isEqualTo("profile");
    assertThat(result.error().path("error").asText()).endsWith("idctl create");
  }

  @Test
  void profileThatOthersMayReadIsNotUsed() throws IOException {
    run.idctl("create");
    Path file = run.profile("default").resolve("identity.json");
    int calls = server.calls.size();

    for (String rights : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
      for (String command : new String[] {"show", "features 1", "create"}) {
        Result result = run.idctl(command.split(" "));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("chmod 600 ~/.config/kennung/default/identity.json");
      }
    }
    assertThat(server.calls).hasSize(calls);
  }

  @Test
  void profileWhereOthersMayPutFilesIsNotUsed() throws IOException {
    run.idctl("create");
    Files.setPosixFilePermissions(
        run.profile("default"), PosixFilePermissions.fromString("rwxrwx---"));

    assertThat(run.idctl("show").err()).contains("chmod 700");
  }

  @Test
  void damagedProfileIsOneLine() throws IOException {
    run.idctl("create");
    Path file = run.profile("default").resolve("identity.json");

    for (String text : new String[] {"", "{", "[]", "{}", "{\"identity\":\"ABCD1234\"}"}) {
      Files.writeString(file, text);
      assertThat(run.idctl("show").err())
          .isEqualTo("idctl: ~/.config/kennung/default/identity.json is damaged%n".formatted());
    }
  }

  @Test
  void profilesLiveWhereTheEnvironmentSays() {
    run.environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
    run.idctl("create");
    run.environment.put("KENNUNG_HOME", home.resolve("own").toString());
    run.idctl("create", "--profile", "two");

    assertThat(home.resolve("xdg/kennung/default/identity.json")).exists();
    assertThat(home.resolve("own/two/identity.json")).exists();
  }

  @Test
  void licenceComesFromTheEnvironment() {
    run.environment.put("KENNUNG_LICENCE_USERNAME", "klo");
    run.environment.put("KENNUNG_LICENCE_PASSWORD", "bürste");

    assertThat(run.idctl("create").exitCode()).isZero();
    assertThat(server.calls)
        .allMatch(call -> call.header("Authorization").equals("Basic a2xvOmLDvHJzdGU="));
  }

  @Test
  void stackTraceIsForThoseWhoAskForIt() {
    assertThat(run.idctl("show", "NOBODY00").err()).doesNotContain("\tat ");
    run.environment.put("KENNUNG_DEBUG", "1");
    assertThat(run.idctl("show", "NOBODY00").err()).contains("\tat ");
  }
}
