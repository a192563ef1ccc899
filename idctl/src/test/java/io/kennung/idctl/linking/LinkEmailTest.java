package io.kennung.idctl.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeLinks;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkEmailTest {

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
  void mailIsSentAndTheWayOnIsSaid() {
    links.next = "{\"resend\":300,\"expires\":86400}";

    Result result = run.idctl("link", "email", "Anna@Example.com");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "A mail is on its way to anna@example.com",
            "  in it        a link to a page whose button finishes the linking",
            "  then         idctl link check email anna@example.com",
            "  new mail     in 5 min: idctl link email anna@example.com",
            "  valid        the attempt for 24 h");
    assertThat(links.mails).containsEntry(id, "anna@example.com");
  }

  @Test
  void checkTellsWhetherTheButtonWasPressed() throws IOException {
    run.idctl("link", "email", "anna@example.com");

    Result before = run.idctl("link", "check", "email", "anna@example.com");
    links.confirmMail(id);
    Result after = run.idctl("link", "check", "email", "anna@example.com");

    assertThat(before.exitCode()).isZero();
    assertThat(before.out())
        .startsWith("anna@example.com is not linked to " + id)
        .contains("has not been pressed yet", "idctl link email anna@example.com");
    assertThat(after.out().lines())
        .containsExactly(
            "anna@example.com is linked to " + id,
            "  elsewhere    any other identity that had this address has lost it");
    // Said once.
    assertThat(run.idctl("link", "check", "email").out())
        .isEqualTo("anna@example.com is linked to %s%n".formatted(id));
    assertThat(
            run.idctl("link", "check", "email", "anna@example.com", "--json")
                .json()
                .path("linked")
                .asBoolean())
        .isTrue();
  }

  @Test
  void addressThatIsLinkedAlreadyGetsNoMail() throws IOException {
    links.emails.put(id, "anna@example.com");

    Result result = run.idctl("link", "email", "anna@example.com");

    assertThat(result.out()).isEqualTo("anna@example.com is linked to %s already%n".formatted(id));
    assertThat(links.mails).isEmpty();
    assertThat(
            run.idctl("link", "email", "anna@example.com", "--json")
                .json()
                .path("linked")
                .asBoolean())
        .isTrue();
  }

  @Test
  void scriptsReadOneJsonObject() throws IOException {
    var json = run.idctl("link", "email", "anna@example.com", "--json").json();

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("identity", "linked", "next");
    assertThat(json.path("linked").asBoolean(true)).isFalse();
  }

  @Test
  void unlinkingLetsTheAddressGo() throws IOException {
    links.emails.put(id, "anna@example.com");

    Result result = run.idctl("unlink", "email");

    assertThat(result.out())
        .isEqualTo("No e-mail address is linked to %s any more%n".formatted(id));
    assertThat(links.emails).isEmpty();
    assertThat(links.mails).isEmpty();
    assertThat(run.idctl("unlink", "email", "--json").json().path("linked").asBoolean(true))
        .isFalse();
  }

  @Test
  void lostAnswersSayWhatToDo() {
    Reply html = Reply.of(200, "<html>");
    server.plan(Call::isSecondPhase, html, html);

    assertThat(run.idctl("link", "email", "anna@example.com").err())
        .endsWith("if it does not, run the same command again%n".formatted());
    assertThat(run.idctl("unlink", "email").err())
        .endsWith("it may be unlinked all the same; see idctl show%n".formatted());
  }

  @Test
  void refusalIsTheServersSentence() {
    server.plan(
        Call::isSecondPhase,
        Reply.of(
            200, "{\"success\":false,\"error\":\"Too many mails.\",\"next\":{\"resend\":300}}"));

    Result result = run.idctl("link", "email", "anna@example.com");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines())
        .containsExactly(
            "idctl: Too many mails.", "  new mail     in 5 min: idctl link email anna@example.com");
  }

  @Test
  void whatIsNoAddressIsNotSent() {
    for (String typed :
        new String[] {"anna", "anna@", "a b@example.com", "anna@example.com\r\nX"}) {
      Result result = run.idctl("link", "email", typed);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("anna@example.com").hasLineCount(1);
    }
    assertThat(server.calls).isEmpty();
  }

  @Test
  void revokedOwnerIsThree() {
    server.identities.clear();

    assertThat(run.idctl("link", "email", "anna@example.com").exitCode()).isEqualTo(3);
    assertThat(run.idctl("link", "phone", "+41791234567").exitCode()).isEqualTo(3);
    assertThat(run.idctl("unlink", "email").exitCode()).isEqualTo(3);
  }
}
