package io.kennung.idctl.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.FakeContacts;
import io.kennung.client.FakeDirectory;
import io.kennung.client.Fingerprint;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchCommandTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeContacts people = new FakeContacts(server);
  private final SecretKey key = SecretKey.generate(new SecureRandom());
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    server.put("ANNA0000", key);
    people.linkEmail("ANNA0000", "anna@example.com");
    people.linkPhone("ANNA0000", "41791234567");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void peopleAreShownWithWhatTheyWereFoundBy() {
    run.idctl("create");

    Result result =
        run.idctl(
            "match",
            "--email",
            "Anna@example.com",
            "--phone",
            "+41 79 123 45 67",
            "--email",
            "ben@example.com");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "1 identity found for 3 addresses",
            "  ANNA0000     anna@example.com, +41791234567",
            "               fingerprint " + Fingerprint.of(key.publicKey()),
            "  ask again    in 24 h, not sooner");
  }

  @Test
  void scriptsReadOneJsonObject() throws IOException {
    run.idctl("create");

    JsonNode json = run.idctl("match", "--json", "--phone", "+41791234567").json();

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("identities", "asked", "checkInterval");
    assertThat(json.path("checkInterval").asInt()).isEqualTo(86400);
    JsonNode anna = json.path("identities").get(0);
    assertThat(anna.path("phone").asText()).isEqualTo("+41791234567");
    assertThat(anna.path("publicKey").asText()).isEqualTo(key.publicKey().base64());
    assertThat(anna.has("email")).isFalse();
  }

  @Test
  void tokenIsFetchedOnceAndKeptPrivately() throws IOException {
    run.idctl("create");
    String all = run.idctl("match", "--email", "anna@example.com").all();
    all += run.idctl("match", "--email", "anna@example.com", "--json").all();

    assertThat(people.asked())
        .extracting(body -> body.path("matchToken").asText())
        .containsExactly("token-1", "token-1");
    Path file = run.profile("default").resolve("match-token.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain("anna");
    assertThat(all).doesNotContain("token-1");
  }

  @Test
  void tokenThatIsNotTakenIsReplacedAndTheNewOneKept() throws IOException {
    run.idctl("create");
    run.idctl("match", "--email", "anna@example.com");
    server.plan(FakeContacts.MATCH, 403, "");

    assertThat(run.idctl("match", "--email", "anna@example.com").exitCode()).isZero();
    assertThat(run.kept("match-token.json").path("matchToken").asText()).isEqualTo("token-2");
  }

  @Test
  void tokenOfOneDirectoryIsNotShownToAnother() {
    run.idctl("create");
    run.idctl("match", "--email", "anna@example.com");
    try (FakeDirectory other = new FakeDirectory()) {
      var unused = new FakeContacts(other);
      run.idctl("match", "--email", "anna@example.com", "--server", other.base().toString());

      assertThat(other.calls).isNotEmpty().noneMatch(call -> call.body().has("matchToken"));
    }
  }

  @Test
  void nobodyFoundIsNoFailure() {
    run.idctl("create");

    Result result = run.idctl("match", "--email", "ben@example.com", "--include-inactive");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("no identities found for 1 address");
    assertThat(people.asked().getFirst().path("includeInactive").asBoolean()).isTrue();
  }

  @Test
  void strangersNeedNoIdentityAndTellNone() {
    Result result = run.idctl("match", "--anonymous", "--email", "anna@example.com");

    assertThat(result.out()).contains("ANNA0000");
    assertThat(server.calls).hasSize(1);
    assertThat(people.asked().getFirst().has("matchToken")).isFalse();
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "match",
        "match --email",
        "match --email anna",
        "match --phone 0791234567",
        "match --anonymous",
        "match --anonymous --email a@example.com --email b@example.com --email c@example.com",
        "forgot",
        "forgot --phone 079",
        "forgot --email a@example.com --email b@example.com",
        "link dance",
        "link email",
        "link check email a",
        "link phone 0791234567",
        "unlink email me@example.com"
      })
  void wrongUsageIsOneLineAndTwo(String arguments) {
    Result result = run.idctl(arguments.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("idctl: ").hasLineCount(1);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void withoutAnIdentityTheWayToOneIsSaid() {
    assertThat(run.idctl("match", "--email", "anna@example.com").err()).contains("idctl create");
    assertThat(run.idctl("link", "code", "1").err()).contains("idctl create");
    assertThat(server.calls).isEmpty();
  }

  @Test
  void forgottenIdentityIsFoundByWhatIsLinked() throws IOException {
    Result result = run.idctl("forgot", "--email", "anna@example.com", "--phone", "0041791234567");

    assertThat(result.out())
        .startsWith("1 identity found")
        .contains("  ANNA0000     anna@example.com, +41791234567");
    assertThat(people.asked().getFirst().path("includeInactive").asBoolean()).isTrue();
    assertThat(
            run.idctl("forgot", "--phone", "+41791234567", "--json")
                .json()
                .path("identities")
                .size())
        .isEqualTo(1);
  }

  @Test
  void identityThatIsNotFoundIsThree() throws IOException {
    Result result = run.idctl("forgot", "--email", "ben@example.com", "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.error().path("kind").asText()).isEqualTo("not-found");
  }
}
