package io.kennung.idctl.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeRevocation;
import io.kennung.client.Json;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code idctl revocation set} and {@code check}. */
class RevocationPasswordTest {

  private static final String PASSWORD = "Zürich-Passwort-ß";
  private static final String KEY = "GbW0zA==";

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeRevocation revocation = new FakeRevocation(server);
  private CommandRun run;
  private String id = "";

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
  void passwordIsAskedForTwiceUnseen() {
    Result result = run.typing(PASSWORD, PASSWORD).idctl("revocation", "set");

    assertThat(result.exitCode()).isZero();
    assertThat(run.asked).containsExactly("unseen", "unseen");
    assertThat(revocation.keys).containsEntry(id, KEY);
    assertThat(result.out().lines())
        .containsExactly(
            "The revocation password of " + id + " is set",
            "  keep it      where you find it when this device is gone",
            "  with it      anybody can revoke " + id + ", from any device:",
            "               idctl revoke --id " + id + " --by-password");
    assertThat(result.err())
        .isEqualTo(
            "Revocation password for %s (8 to 256 characters): The same again: ".formatted(id));
    assertThat(result.all()).doesNotContain(PASSWORD, KEY);
  }

  @Test
  void twoThatDifferSetNothing() throws IOException {
    Result result = run.typing(PASSWORD, PASSWORD + " ").idctl("revocation", "set");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).endsWith("not the same; nothing has been set%n".formatted());
    assertThat(server.calls).isEmpty();
  }

  @Test
  void endOfTheInputSetsNothing() {
    assertThat(run.typing().idctl("revocation", "set").exitCode()).isEqualTo(1);
    assertThat(run.typing(PASSWORD).idctl("revocation", "set").err())
        .endsWith("no password was typed; nothing has been done%n".formatted());
    assertThat(server.calls).isEmpty();
  }

  @Test
  void scriptsPipeItIn() throws IOException {
    Result result = run.piping(PASSWORD + "\n").idctl("revocation", "set", "--json");

    assertThat(result.json())
        .isEqualTo(Json.of("{\"identity\":\"%s\",\"passwordSet\":true}".formatted(id)));
    assertThat(result.err()).isEmpty();
    assertThat(revocation.keys).containsEntry(id, KEY);
  }

  @Test
  void scriptsHandOverAFile() throws IOException {
    Path file = Files.writeString(home.resolve("password"), PASSWORD + "\r\n");

    Result result = run.typing().idctl("revocation", "set", "--password-file", file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(run.asked).isEmpty();
    assertThat(revocation.keys).containsEntry(id, KEY);
  }

  @Test
  void fileThatCannotBeReadIsWrongUsage() {
    String missing = home.resolve("missing").toString();

    assertThat(run.idctl("revocation", "set", "--password-file", missing).err())
        .isEqualTo("idctl: --password-file %s: there is none of that name%n".formatted(missing));
    Result folder = run.idctl("revocation", "set", "--password-file", home.toString());
    assertThat(folder.exitCode()).isEqualTo(2);
    assertThat(folder.err()).hasLineCount(1);
    assertThat(server.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1234567", "𝟙𝟚𝟛𝟜𝟝𝟞𝟟", "12345678\u001b[D", "Z\ufffd\ufffdrich-Passwort"})
  void whatNobodyShouldSetIsNotSent(String password) {
    Result typed = run.typing(password, password).idctl("revocation", "set");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(run.asked).hasSize(1);
    assertThat(server.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567", "12345678\u001b[D"})
  void norWhereItIsPipedIn(String password) {
    assertThat(run.piping(password).idctl("revocation", "set").exitCode()).isEqualTo(2);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void typingIntoAPipeWouldBeSeenAndIsRefused() {
    Result result = run.typingInSight().idctl("revocation", "set");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("cannot hide what you type; use --password-file FILE");
    assertThat(server.calls).isEmpty();
  }

  @Test
  void passwordHasEightToTwoHundredAndFiftySixCharacters() {
    for (int length : new int[] {8, 256}) {
      assertThat(run.piping("ß".repeat(length)).idctl("revocation", "set").exitCode()).isZero();
    }
    assertThat(run.piping("ß".repeat(257)).idctl("revocation", "set").err())
        .isEqualTo(
            "idctl: such a password has 8 to 256 characters, and this one is too long%n"
                .formatted());
  }

  @Test
  void passwordIsNotTakenFromTheCommandLine() {
    assertThat(run.idctl("revocation", "set", PASSWORD).exitCode()).isEqualTo(2);
    assertThat(run.idctl("revocation", "set", "--password", PASSWORD).exitCode()).isEqualTo(2);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void lostAnswerSaysToSetItAgain() {
    server.plan(Call::isSecondPhase, Reply.of(200, "<html>"));

    Result result = run.piping(PASSWORD).idctl("revocation", "set");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .hasLineCount(1)
        .endsWith("may be set all the same; run the same command again%n".formatted());
  }

  @Test
  void checkTellsWhetherAndSinceWhen() throws IOException {
    assertThat(run.idctl("revocation", "check").out().lines())
        .containsExactly(
            "No revocation password is set for " + id, "  set one      idctl revocation set");
    assertThat(run.idctl("revocation", "check", "--json").json())
        .isEqualTo(Json.of("{\"identity\":\"%s\",\"passwordSet\":false}".formatted(id)));

    run.piping(PASSWORD).idctl("revocation", "set");

    assertThat(run.idctl("revocation", "check").out().lines())
        .containsExactly(
            "A revocation password is set for " + id,
            "  since        2014-10-29 12:32:54 UTC",
            "  change it    idctl revocation set");
    assertThat(run.idctl("revocation", "check", "--json").json())
        .isEqualTo(
            Json.of(
                "{\"identity\":\"%s\",\"passwordSet\":true,\"lastChanged\":\"2014-10-29T12:32:54Z\"}"
                    .formatted(id)));
  }

  @Test
  void revokedIdentityIsThree() {
    server.identities.clear();

    assertThat(run.idctl("revocation", "check").exitCode()).isEqualTo(3);
    assertThat(run.piping(PASSWORD).idctl("revocation", "set").exitCode()).isEqualTo(3);
  }
}
