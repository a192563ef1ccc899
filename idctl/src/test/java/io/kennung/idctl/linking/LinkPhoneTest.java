package io.kennung.idctl.linking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeLinks;
import io.kennung.client.Json;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkPhoneTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(server);
  private CommandRun run;
  private String id;

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, server);
    id = run.idctl("create", "--json").json().path("identity").asText();
    server.calls.clear();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whatMayBeDoneNextIsSaidWithItsTimes() throws IOException {
    links.next =
        "{\"try\":0,\"triesLeft\":5,\"call\":45,\"resend\":90,\"expires\":3600,\"codeExpires\":600}";

    Result result = run.idctl("link", "phone", "+41", "79", "123", "45", "67");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .containsExactly(
            "An SMS with a code is on its way to +41791234567",
            "  code         now: idctl link code CODE (5 tries left)",
            "  call         in 45 s: idctl link call, and a voice says the code",
            "  new SMS      in 1 min 30 s: idctl link phone +41791234567",
            "  valid        the code for 10 min, the attempt for 1 h");
    assertThat(links.phones).isEmpty();
  }

  @Test
  void codeNeedsNoOtherArgumentAndLinksTheNumber() throws IOException {
    run.idctl("link", "phone", "+41791234567");

    Result result = run.idctl("link", "code", "123", "456");

    assertThat(result.out().lines())
        .containsExactly(
            "+41791234567 is linked to " + id,
            "  elsewhere    any other identity that had this number has lost it");
    assertThat(result.exitCode()).isZero();
    assertThat(links.phones).containsEntry(id, "41791234567");
    assertThat(run.files()).doesNotContain("verification.json");
  }

  @Test
  void theVerificationIsKeptPrivatelyUntilTheCodeIsTaken() throws IOException {
    String all = run.idctl("link", "phone", "+41791234567", "--json").all();

    Path file = run.profile("default").resolve("verification.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(run.kept("verification.json").path("verificationId").asText())
        .isEqualTo("verification-1");
    assertThat(run.kept("verification.json").path("number").asText()).isEqualTo("+41791234567");
    assertThat(all).doesNotContain("verification-1");
    run.idctl("link", "code", FakeLinks.CODE);
    assertThat(file).doesNotExist();
  }

  @Test
  void callComesFirstWhereTheServerSaysThatNoSmsCanCome() {
    server.plan(
        FakeDirectory.Call::isSecondPhase,
        FakeDirectory.Reply.of(
            200,
            "{\"success\":true,\"verificationId\":\"v\",\"notice\":\"A landline gets no SMS.\","
                + "\"next\":{\"try\":0,\"call\":0}}"));

    Result result = run.idctl("link", "phone", "+41441234567");

    assertThat(result.out().lines())
        .containsExactly(
            "The linking of +41441234567 has begun",
            "  note         A landline gets no SMS.",
            "  code         now: idctl link code CODE",
            "  call         now: idctl link call, and a voice says the code");
  }

  @Test
  void serverThatTellsNoTimesStillGetsItsCommands() {
    links.next = null;

    assertThat(run.idctl("link", "phone", "+41791234567").out())
        .contains("idctl link code CODE", "idctl link call");
    assertThat(run.idctl("link", "call").out()).contains("idctl link code CODE");
    Result wrong = run.idctl("link", "code", "1");
    assertThat(wrong.err()).isEqualTo("idctl: That code is wrong.%n".formatted());
    assertThat(run.idctl("link", "code", FakeLinks.CODE).exitCode()).isZero();
  }

  @Test
  void numberThatIsLinkedAlreadyWaitsForNothing() throws IOException {
    run.idctl("link", "phone", "+41791234567");
    links.phones.put(id, "41791234567");

    Result result = run.idctl("link", "phone", "+41791234567");

    assertThat(result.out()).isEqualTo("+41791234567 is linked to %s already%n".formatted(id));
    assertThat(run.files()).doesNotContain("verification.json");
    assertThat(
            run.idctl("link", "phone", "+41791234567", "--json").json().path("linked").asBoolean())
        .isTrue();
  }

  @Test
  void scriptsReadTheTimesInSeconds() throws IOException {
    JsonNode json = run.idctl("link", "phone", "+41791234567", "--json").json();

    assertThat(json.path("identity").asText()).isEqualTo(id);
    assertThat(json.path("linked").asBoolean(true)).isFalse();
    assertThat(json.path("next")).isEqualTo(Json.of(links.next));
  }

  @Test
  void verificationOfAnOlderVersionKnowsNoNumberAndIsFinishedAllTheSame() throws IOException {
    run.idctl("link", "phone", "+41791234567");
    Path file = run.profile("default").resolve("verification.json");
    Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"number\"[^,}]*", ""));

    assertThat(run.idctl("link", "code", FakeLinks.CODE).out())
        .startsWith("The phone number is linked to " + id);
  }

  @Test
  void whatIsNoNumberIsNotSent() {
    Result result = run.idctl("link", "phone", "079", "123", "45", "67");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("for example +41 79 123 45 67").hasLineCount(1);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void languageIsThatOfTheSystemUnlessItIsNamed() {
    run.environment.put("LANG", "de_CH.UTF-8");
    run.idctl("link", "phone", "+41791234567");
    assertThat(server.calls.getLast().body().path("lang").asText()).isEqualTo("de");

    run.idctl("link", "phone", "--lang", "zh-Hans", "+41791234567");

    assertThat(server.calls.getLast().body().path("lang").asText()).isEqualTo("zh-Hans");
    assertThat(run.idctl("link", "phone", "--lang", "german!", "+41791234567").exitCode())
        .isEqualTo(2);
  }

  @Test
  void unlinkingGivesUpTheNumberThatWaits() throws IOException {
    run.idctl("link", "phone", "+41791234567");

    Result result = run.idctl("unlink", "phone");

    assertThat(result.out()).isEqualTo("No phone number is linked to %s any more%n".formatted(id));
    assertThat(links.verifications).isEmpty();
    assertThat(run.files()).doesNotContain("verification.json");
  }

  @Test
  void otherProfilesAreNamedInTheCommands() {
    run.idctl("create", "--profile", "work");

    assertThat(run.idctl("link", "phone", "+41791234567", "--profile", "work").out())
        .contains("idctl link code CODE --profile work", "idctl link call --profile work,");
  }

  @Test
  void showSaysThatACodeIsAwaitedUntilTheAttemptEnds() throws IOException {
    run.idctl("link", "phone", "+41791234567");

    assertThat(run.idctl("show").out())
        .contains("  phone        not linked; waits for: idctl link code CODE");
    assertThat(run.idctl("show", "--json").json().path("codeAwaited").asBoolean()).isTrue();

    run.now = run.now.plus(Duration.ofHours(2));
    assertThat(run.idctl("show").out()).contains("  phone        not linked\n");
  }
}
