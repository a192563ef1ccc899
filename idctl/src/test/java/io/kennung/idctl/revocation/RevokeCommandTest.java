package io.kennung.idctl.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.FakeContacts;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeLinks;
import io.kennung.client.FakeRevocation;
import io.kennung.client.Json;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code idctl revoke} on the identity's own device. */
class RevokeCommandTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;
  private String id = "";

  @BeforeEach
  void open() throws IOException {
    FakeRevocation unused = new FakeRevocation(server);
    run = new CommandRun(home, server);
    run.now = Instant.parse("2026-11-21T12:00:00Z");
    id = run.idctl("create", "--json").json().path("identity").asText();
    server.calls.clear();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void personIsToldWhatHappensAndTypesTheId() {
    Result result = run.typing(id.toLowerCase(java.util.Locale.ROOT)).idctl("revoke");

    assertThat(result.exitCode()).isZero();
    assertThat(run.asked).containsExactly("seen");
    assertThat(result.err().lines())
        .containsExactly(
            "Revoking " + id + " cannot be undone",
            "  at           " + server.base(),
            "  messages     within about an hour nobody can write to it any more",
            "  contacts     within 24 hours it is crossed out in the lists of others",
            "  addresses    linked ones are free again, for another identity",
            "  the ID       is never given out again, not even to you",
            "  its key      is removed from ~/.config/kennung/default, with all else that is there",
            "To revoke it, type its ID: ");
    assertThat(result.out().lines())
        .containsExactly(
            id + " is revoked",
            "  its key      is removed from ~/.config/kennung/default, with all else that is there",
            "  a backup     brings nothing back; delete it with: idctl safe delete " + id,
            "  a new ID     idctl create");
    assertThat(server.identities).isEmpty();
  }

  @Test
  void anythingElseTypedRevokesNothing() throws IOException {
    for (String typed : new String[] {"", "yes", "ABCD1234", id + "X"}) {
      Result result = run.typing(typed).idctl("revoke");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .endsWith("idctl: that was not the ID; nothing has been revoked%n".formatted());
    }
    assertThat(run.typing().idctl("revoke").exitCode()).isEqualTo(1);
    assertThat(server.calls).isEmpty();
    assertThat(run.files()).contains("identity.json");
  }

  @Test
  void scriptsConfirmOnTheCommandLine() throws IOException {
    Result unconfirmed = run.idctl("revoke", "--json");
    Result another = run.idctl("revoke", "--confirm", "ABCD1234");
    assertThat(unconfirmed.exitCode()).isEqualTo(2);
    assertThat(unconfirmed.error().path("error").asText()).contains("--confirm ID");
    assertThat(another.exitCode()).isEqualTo(2);
    assertThat(another.err()).contains("another identity than " + id);
    assertThat(server.calls).isEmpty();

    Result result = run.typing().idctl("revoke", "--confirm", id, "--json");

    assertThat(result.err()).isEmpty();
    assertThat(run.asked).isEmpty();
    assertThat(result.json())
        .isEqualTo(
            Json.of(
                """
                {"identity":"%s","revoked":true,"server":"%s","keyRemoved":true,\
                "profile":"default"}\
                """
                    .formatted(id, server.base())));
  }

  @Test
  void keyAndAllThatBelongedToItIsRemovedAndTheProfileKnowsWhy() throws IOException {
    FakeLinks links = new FakeLinks(server);
    new FakeContacts(server).linkEmail(id, "anna@example.com");
    run.idctl("link", "phone", "+41791234567");
    run.idctl("match", "--email", "anna@example.com");
    links.emails.put(id, "anna@example.com");
    run.idctl("link", "email", "anna@example.com");
    assertThat(links.verifications).hasSize(1);
    assertThat(run.files())
        .containsExactly(
            ".lock", "identity.json", "links.json", "match-token.json", "verification.json");
    String secretKey = run.kept("identity.json").path("secretKey").asText();

    run.idctl("revoke", "--confirm", id);

    assertThat(run.files()).containsExactly(".lock", "revoked.json");
    assertThat(run.kept("revoked.json"))
        .isEqualTo(
            Json.of(
                """
                {"version":1,"identity":"%s","server":"%s","revokedAt":"2026-11-21T12:00:00Z"}\
                """
                    .formatted(id, server.base())));
    assertThat(run.kept("revoked.json").toString()).doesNotContain(secretKey);
  }

  @Test
  void whateverComesNextSaysThatItIsRevoked() throws IOException {
    run.idctl("revoke", "--confirm", id);
    // The profile still knows where it was.
    run.environment.put("KENNUNG_SERVER", "http://127.0.0.1:1/");

    for (String command :
        new String[] {"show", "show " + id, "revoke", "features 1", "revocation check"}) {
      Result result = run.idctl(command.split(" "));
      assertThat(result.exitCode()).as(command).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "idctl: %s was revoked on 2026-11-21 12:00:00 UTC, and its key removed; make another identity with: idctl create%n"
                  .formatted(id));
    }
    JsonNode error = run.idctl("show", "--json").error();
    assertThat(error.path("kind").asText()).isEqualTo("revoked");
  }

  @Test
  void profileIsFreeForAnotherIdentityInTheSameDirectory() throws IOException {
    run.idctl("revoke", "--confirm", id);
    run.environment.clear();

    Result result = run.idctl("create", "--json");

    assertThat(result.exitCode()).isZero();
    assertThat(run.files()).containsExactly(".lock", "identity.json");
    assertThat(server.identities).containsOnlyKeys(result.json().path("identity").asText());
    assertThat(run.idctl("show").exitCode()).isZero();
  }

  @Test
  void identityThatWasRevokedElsewhereIsSaidToBeAndItsKeyStays() throws IOException {
    server.identities.clear();

    for (String command : new String[] {"show", "show " + id, "revoke --confirm " + id}) {
      Result result = run.idctl(command.split(" "));
      assertThat(result.exitCode()).as(command).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "idctl: %s has been revoked: %s, which created it for this profile, no longer knows it; its key is still in ~/.config/kennung/default%n"
                  .formatted(id, server.base()));
    }
    assertThat(run.files()).contains("identity.json");
  }

  @Test
  void directoryThatNeverKnewItIsNotBelieved() throws IOException {
    try (FakeDirectory other = new FakeDirectory()) {
      FakeRevocation unused = new FakeRevocation(other);

      Result result =
          run.idctl("revoke", "--confirm", id, "--server", other.base().toString(), "--json");

      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.error().path("kind").asText()).isEqualTo("not-found");
    }
    assertThat(run.files()).contains("identity.json");
    assertThat(server.identities).containsKey(id);
  }

  @Test
  void answerThatCannotBeReadKeepsTheKeyAndSaysWhereToLook() throws IOException {
    server.plan(Call::isSecondPhase, Reply.of(200, "<html>"));

    Result result = run.idctl("revoke", "--confirm", id, "--profile", "default");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .endsWith("it may be revoked all the same; see idctl show%n".formatted());
    assertThat(run.files()).contains("identity.json");
  }

  @Test
  void refusalKeepsTheKey() throws IOException {
    server.plan(Call::isSecondPhase, Reply.of(200, "{\"success\":false,\"error\":\"not today\"}"));

    Result result = run.idctl("revoke", "--confirm", id);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("idctl: not today%n".formatted());
    assertThat(run.files()).contains("identity.json");
  }

  @Test
  void idOrPasswordAloneIsExplained() {
    assertThat(run.idctl("revoke", "--id", id).err()).contains("--id ID --by-password");
    assertThat(run.idctl("revoke", "--password-file", "x").exitCode()).isEqualTo(2);
    assertThat(run.idctl("revoke", "--by-password").err()).contains("--id ID");
    assertThat(run.idctl("revoke", id).exitCode()).isEqualTo(2);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void emptyProfileSaysSo() {
    assertThat(run.idctl("revoke", "--profile", "two").err()).contains("holds no identity yet");
  }

  @Test
  void folderFromWhichTheKeyCannotBeRemovedIsFoundBeforehand() throws IOException {
    Path folder = run.profile("default");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    try {
      // Root may write everywhere.
      assumeThat(Files.isWritable(folder)).isFalse();

      assertThat(run.idctl("revoke", "--confirm", id).err()).contains("cannot write to");
      assertThat(server.calls).isEmpty();
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
