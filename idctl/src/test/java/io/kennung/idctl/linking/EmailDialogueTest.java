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

/** At a terminal, where the person is asked whether the button was pressed. */
class EmailDialogueTest {

  private static final String QUESTION =
      "Enter, once you have pressed the button (or: again, later): ";

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
    links.next = "{\"resend\":300,\"expires\":86400}";
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void enterFindsOutWhetherTheButtonWasPressed() {
    run.typing("", "later");
    Result result = run.idctl("link", "email", "anna@example.com");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .isEqualTo(
            "another message in 5 min  ·  attempt ends in 24 h\n"
                + QUESTION
                + "not yet: the button behind the link in the mail has not been pressed\n"
                + "another message in 5 min  ·  attempt ends in 24 h\n"
                + QUESTION);
    assertThat(result.out().lines())
        .containsExactly(
            "A mail is on its way to anna@example.com",
            "  in it        a link to a page whose button finishes the linking",
            "The address waits for the button in the mail",
            "  then         idctl link check email anna@example.com");
  }

  @Test
  void pressedButtonEndsTheWaiting() {
    links.next = null;
    server.plan(
        call -> call.path().equals(FakeLinks.EMAIL) && !call.body().has("lang"),
        FakeDirectory.Reply.of(200, "{\"linked\":true}"));

    Result result = run.typing("").idctl("link", "email", "anna@example.com");

    assertThat(result.err()).isEqualTo(QUESTION);
    assertThat(result.out())
        .endsWith(
            "anna@example.com is linked to %s\n  elsewhere    any other identity that had this address has lost it\n"
                .formatted(id));
  }

  @Test
  void anotherMailIsSentOnlyWhenItIsTime() {
    Result result =
        run.typing("again", "again").taking(0, 300).idctl("link", "email", "anna@example.com");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .containsSubsequence(
            "another message may be asked for in 5 min\n",
            "A mail is on its way to anna@example.com\n");
    assertThat(server.calls.stream().filter(FakeDirectory.Call::isSecondPhase)).hasSize(3);
  }
}
