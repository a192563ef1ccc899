package io.kennung.idctl.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
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

/** From the SMS on, when not all goes well. */
class LinkCodeTest {

  private static final Reply NOT_AN_ANSWER = Reply.of(200, "<html>");

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(server);
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    run.idctl("create");
    run.idctl("link", "phone", "+41791234567");
    server.calls.clear();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void wrongCodeSaysWhenToTryAgainAndKeepsTheVerification() throws IOException {
    links.next = "{\"try\":60,\"triesLeft\":1,\"call\":0}";

    Result wrong = run.idctl("link", "code", "000000");
    Result script = run.idctl("link", "code", "000000", "--json");

    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err().lines())
        .containsExactly(
            "idctl: That code is wrong.",
            "  code         in 1 min: idctl link code CODE (1 try left)",
            "  call         now: idctl link call, and a voice says the code");
    assertThat(script.exitCode()).isEqualTo(1);
    assertThat(script.error())
        .isEqualTo(
            Json.of(
                "{\"error\":\"That code is wrong.\",\"kind\":\"refused\",\"next\":%s}"
                    .formatted(links.next)));
    assertThat(run.idctl("link", "code", FakeLinks.CODE).exitCode()).isZero();
  }

  @Test
  void verificationThatHasEndedIsForgottenAndTheWayOnIsSaid() throws IOException {
    links.next = "{\"expires\":10}";

    Result result = run.idctl("link", "code", "000000");

    assertThat(result.err().lines())
        .containsExactly(
            "idctl: That code is wrong.",
            "  ended        begin again with: idctl link phone +41791234567");
    assertThat(run.files()).doesNotContain("verification.json");
    assertThat(run.idctl("link", "code", "000000").err())
        .contains("waits for a code; begin with: idctl link phone NUMBER");
  }

  @Test
  void silenceOfAServerThatUsuallySaysWhatIsNextIsTheEndForACode() throws IOException {
    links.next = null;

    Result result = run.idctl("link", "code", "000000", "--json");

    assertThat(result.error().path("ended").asBoolean()).isTrue();
    assertThat(run.files()).doesNotContain("verification.json");
  }

  @Test
  void silenceToACallIsTheEndOnlyAfterTheTimeThatWasTold() throws IOException {
    String refusal = "{\"success\":false,\"error\":\"No call can be made at the moment.\"}";
    server.plan(FakeLinks.CALL, 200, refusal);
    server.plan(FakeLinks.CALL, 200, refusal);

    assertThat(run.idctl("link", "call").err()).hasLineCount(1);
    assertThat(run.files()).contains("verification.json");

    run.now = run.now.plus(Duration.ofHours(2));
    assertThat(run.idctl("link", "call").err()).contains("begin again with");
    assertThat(run.files()).doesNotContain("verification.json");
  }

  @Test
  void callComesAndSaysWhatIsNext() throws IOException {
    Result result = run.idctl("link", "call");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("A call with the code is on its way")
        .contains("  code         now: idctl link code CODE (5 tries left)");
    assertThat(run.idctl("link", "call", "--json").json().path("next").path("call").asInt())
        .isEqualTo(60);
  }

  @Test
  void refusedCallSaysWhen() {
    server.plan(
        FakeLinks.CALL,
        200,
        "{\"success\":false,\"error\":\"Not yet.\",\"next\":{\"call\":30,\"try\":0}}");

    Result result = run.idctl("link", "call");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("idctl: Not yet.")
        .contains("  call         in 30 s: idctl link call");
  }

  @Test
  void lostAnswerToACodeSaysWhereToLook() throws IOException {
    server.plan(call -> call.body().has("code"), Reply.LOST);

    Result lost = run.idctl("link", "code", FakeLinks.CODE);

    assertThat(lost.exitCode()).isEqualTo(4);
    assertThat(lost.err()).contains("may have been taken all the same; see idctl show");
    assertThat(run.files()).contains("verification.json");
    // Asking for the same number again finds out, and cleans up.
    assertThat(run.idctl("link", "phone", "+41791234567").out()).contains("already");
    assertThat(run.files()).doesNotContain("verification.json");
  }

  @Test
  void lostAnswerToTheFirstRequestSaysToAskAgain() {
    server.plan(Call::isSecondPhase, NOT_AN_ANSWER);

    Result lost = run.idctl("link", "phone", "+41791234567", "--json");

    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err()).contains("an SMS may come all the same; run the same command again");
    assertThat(run.idctl("link", "phone", "+41791234567").exitCode()).isZero();
    assertThat(run.idctl("link", "code", FakeLinks.CODE).exitCode()).isZero();
  }

  @Test
  void failureBeforeAnythingHappenedIsPlain() {
    server.plan(FakeLinks.PHONE, 503, "");

    assertThat(run.idctl("link", "phone", "+41791234567").err())
        .endsWith("(status 503)%n".formatted());
  }

  @Test
  void refusedRepetitionKeepsTheVerificationThatWaits() throws IOException {
    server.plan(
        Call::isSecondPhase,
        Reply.of(200, "{\"success\":false,\"error\":\"Not so fast.\",\"next\":{\"resend\":30}}"));

    Result result = run.idctl("link", "phone", "+41791234567");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines())
        .containsExactly(
            "idctl: Not so fast.", "  new SMS      in 30 s: idctl link phone +41791234567");
    assertThat(run.files()).contains("verification.json");
  }

  @Test
  void refusalThatLeavesNothingToDoNamesTheWayOn() {
    server.plan(
        Call::isSecondPhase,
        Reply.of(200, "{\"success\":false,\"error\":\"Ended.\",\"next\":{\"expires\":5}}"));

    assertThat(run.idctl("link", "phone", "+41791234567").err().lines())
        .containsExactly(
            "idctl: Ended.", "  ended        begin again with: idctl link phone +41791234567");
  }

  @Test
  void codeGoesOnlyWhereItCameFrom() {
    Result result = run.idctl("link", "code", "123456", "--server", "http://localhost:1/");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("waits for its code at " + server.base());
  }

  @Test
  void whatIsNoCodeIsNotSent() {
    for (String typed : new String[] {"12345a", "123456789", "١٢٣"}) {
      assertThat(run.idctl("link", "code", typed).exitCode()).isEqualTo(2);
    }
    assertThat(run.idctl("link", "code", "123-456").exitCode()).isZero();
    assertThat(server.calls).hasSize(1);
  }

  @Test
  void folderThatTakesNothingIsFoundBeforeAnSmsIsSent() throws IOException {
    Path folder = run.profile("default");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    try {
      // Root may write everywhere.
      assumeThat(Files.isWritable(folder)).isFalse();

      assertThat(run.idctl("link", "phone", "+41791234567").err()).contains("cannot write to");
      assertThat(server.calls).isEmpty();
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
