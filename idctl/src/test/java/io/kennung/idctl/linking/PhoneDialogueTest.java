package io.kennung.idctl.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeLinks;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.idctl.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At a terminal, where the code is asked for right away. */
class PhoneDialogueTest {

  private static final String ABOVE = "\u001b7\u001b[1A\r\u001b[K";
  private static final String BACK = "\u001b8";
  private static final String QUESTION = "Code from the SMS (or: call, again, later): ";

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(server);
  private CommandRun run;
  private String id;

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, server);
    id = run.idctl("create", "--json").json().path("identity").asText();
    run.screen = new Screen(true, false);
    run.environment.put("TERM", "xterm");
    server.calls.clear();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void secondsCountDownAboveWhatIsTyped() {
    links.next = "{\"try\":0,\"triesLeft\":5,\"call\":2,\"resend\":61,\"expires\":600}";

    Result result = run.typing("123 456").taking(3).idctl("link", "phone", "+41791234567");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "An SMS with a code is on its way to +41791234567",
            "+41791234567 is linked to " + id,
            "  elsewhere    any other identity that had this number has lost it");
    assertThat(result.err())
        .isEqualTo(
            "call in 2 s  ·  another message in 1 min 1 s  ·  attempt ends in 10 min\n"
                + QUESTION
                + ABOVE
                + "call in 1 s  ·  another message in 1 min  ·  attempt ends in 9 min 59 s"
                + BACK
                + ABOVE
                + "call now  ·  another message in 59 s  ·  attempt ends in 9 min 58 s"
                + BACK
                + ABOVE
                + "call now  ·  another message in 58 s  ·  attempt ends in 9 min 57 s"
                + BACK);
    assertThat(links.phones).containsEntry(id, "41791234567");
  }

  @Test
  void whatIsNotPossibleYetIsNotAskedFor() {
    links.next = "{\"try\":0,\"call\":60,\"resend\":90}";

    Result result =
        run.typing("call", "AGAIN", "call", "again", "123456")
            .taking(0, 10, 50, 91)
            .idctl("link", "phone", "+41791234567");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .containsSubsequence(
            "a call may be asked for in 1 min\n",
            "another message may be asked for in 1 min 20 s\n",
            "A call with the code is on its way\n",
            "call in 1 min  ·",
            "An SMS with a code is on its way to +41791234567\n");
    assertThat(server.calls.stream().filter(call -> call.path().equals(FakeLinks.CALL))).hasSize(1);
    assertThat(server.calls.stream().filter(FakeDirectory.Call::isSecondPhase)).hasSize(2);
    // The code of the second SMS, where the server tells the two apart.
    assertThat(server.calls.getLast().body().path("verificationId").asText())
        .isEqualTo("verification-2");
  }

  @Test
  void wrongCodeSaysWhenTheNextOneIsTakenAndHoldsItBackUntilThen() {
    links.next = "{\"try\":0,\"triesLeft\":5,\"call\":0}";
    run.typing("000000", "123456", "123456").taking(0, 5, 60);
    server.plan(
        call -> call.body().has("code"),
        FakeDirectory.Reply.of(
            200,
            "{\"success\":false,\"error\":\"That code is wrong.\","
                + "\"next\":{\"try\":60,\"triesLeft\":2,\"call\":0}}"));

    Result result = run.idctl("link", "phone", "+41791234567");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .containsSubsequence(
            "That code is wrong.\n",
            "next try in 1 min  ·  call now\n",
            "the next code may be entered in 55 s\n");
    assertThat(server.calls.stream().filter(call -> call.body().has("code"))).hasSize(2);
  }

  @Test
  void whatIsNeitherACodeNorAWordIsExplained() {
    Result result = run.typing("", "hello", "later").idctl("link", "phone", "+41791234567");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("a code has up to 8 digits; call has it said");
    assertThat(result.out().lines())
        .containsExactly(
            "An SMS with a code is on its way to +41791234567",
            "The number waits for its code",
            "  code         idctl link code CODE",
            "  call         idctl link call");
  }

  @Test
  void endOfInputLeavesTheNumberWaiting() throws IOException {
    assertThat(run.typing().idctl("link", "phone", "+41791234567").exitCode()).isZero();
    assertThat(run.files()).contains("verification.json");
    assertThat(run.idctl("link", "code", FakeLinks.CODE).exitCode()).isZero();
  }

  @Test
  void verificationThatEndsIsForgottenAndTheWayOnIsSaid() throws IOException {
    run.typing("000000");
    server.plan(
        call -> call.body().has("code"),
        FakeDirectory.Reply.of(
            200, "{\"success\":false,\"error\":\"Too many tries.\",\"next\":{}}"));

    Result result = run.idctl("link", "phone", "+41791234567");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .endsWith(
            "idctl: Too many tries.\n  ended        begin again with: idctl link phone"
                + " +41791234567\n");
    assertThat(run.files()).doesNotContain("verification.json");
  }

  @Test
  void refusedSmsIsSaidAndTheQuestionStays() {
    links.next = "{\"try\":0,\"resend\":0}";
    run.idctl("link", "phone", "+41791234567", "--no-wait");
    server.plan(FakeLinks.CALL, 200, "{\"success\":true,\"next\":{\"try\":0,\"resend\":0}}");
    server.plan(
        FakeDirectory.Call::isSecondPhase,
        FakeDirectory.Reply.of(
            200,
            "{\"success\":false,\"error\":\"Not so fast.\",\"next\":{\"try\":0,\"resend\":30}}"));

    Result result = run.typing("again", "123456").idctl("link", "call");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("Not so fast.\nanother message in 30 s\n" + QUESTION);
  }

  @Test
  void nobodyIsAskedWhereNobodyWatchesOrWantsTo() {
    run.typing("123456");
    String withSteps = "  code         now: idctl link code CODE (5 tries left)";

    assertThat(run.idctl("link", "phone", "+41791234567", "--no-wait").out()).contains(withSteps);
    assertThat(run.idctl("link", "phone", "+41791234567", "--json").err()).isEmpty();
    assertThat(run.idctl("link", "call", "--no-wait").out()).contains(withSteps);
    run.screen = Screen.none();
    assertThat(run.idctl("link", "phone", "+41791234567").out()).contains(withSteps);
    assertThat(run.asked).isEmpty();
  }

  @Test
  void terminalThatCannotMoveItsCursorGetsOneLine() {
    run.environment.put("TERM", "dumb");

    Result result = run.typing("123456").taking(5).idctl("link", "phone", "+41791234567");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("call in 1 min").doesNotContain("\u001b");
  }

  @Test
  void callAsksForTheCodeTooAndARefusedOneLeavesTheOtherWays() {
    run.idctl("link", "phone", "+41791234567", "--no-wait");
    server.plan(
        FakeLinks.CALL,
        200,
        "{\"success\":false,\"error\":\"Not yet.\",\"next\":{\"call\":30,\"try\":0}}");

    Result result = run.typing("call", "again", "123456").taking(30).idctl("link", "call");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .containsSubsequence(
            "Not yet.\n",
            "call in 30 s\n" + QUESTION,
            "A call with the code is on its way\n",
            "another message may be asked for in 1 min\n");
    assertThat(result.out()).startsWith("+41791234567 is linked to " + id);
  }
}
