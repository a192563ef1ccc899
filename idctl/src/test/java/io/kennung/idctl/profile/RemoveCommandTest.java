package io.kennung.idctl.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeRevocation;
import io.kennung.client.Json;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code idctl remove}. */
class RemoveCommandTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;
  private String id = "";

  @BeforeEach
  void open() throws IOException {
    FakeRevocation unused = new FakeRevocation(server);
    run = new CommandRun(home, server);
    id = run.idctl("create", "--json").json().path("identity").asText();
    server.calls.clear();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void personIsToldThatTheIdentityLivesOnAndTypesTheId() throws IOException {
    Path folder = run.profile("default");
    Files.createDirectories(folder.resolve("messages/2026"));
    Files.writeString(folder.resolve("messages/2026/november.txt"), "hello");
    Files.writeString(folder.resolve("belongings.json"), "{}");
    Files.createDirectories(run.profile(".draft-default"));

    Result result = run.typing(id.toLowerCase(Locale.ROOT)).idctl("remove");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err().lines())
        .containsExactly(
            "Removing " + id + " from this device",
            "  here         its key and all that belongs to it is deleted, in",
            "               ~/.config/kennung/default",
            "  the identity lives on in the directory: others find it and can write to it",
            "  back         only an export, a Safe backup or a data backup brings it back:",
            "               idctl data backup FILE",
            "  end it       idctl revoke",
            "To remove it, type its ID: ");
    assertThat(result.out().lines())
        .containsExactly(
            id + " is removed from this device",
            "  here         ~/.config/kennung/default is deleted",
            "  the identity lives on in the directory: others find it and can write to it",
            "  back         an export, a Safe backup or a data backup brings it back",
            "  end it       idctl revoke --id " + id + " --by-password");
    assertThat(folder).doesNotExist();
    assertThat(run.profile(".draft-default")).doesNotExist();
    assertThat(server.calls).isEmpty();
    assertThat(server.identities).containsKey(id);
  }

  @Test
  void anythingElseTypedRemovesNothing() throws IOException {
    for (String typed : new String[] {"", "yes", "ABCD1234"}) {
      Result result = run.typing(typed).idctl("remove");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .endsWith("idctl: that was not the ID; nothing has been removed%n".formatted());
    }
    Result another = run.idctl("remove", "--confirm", "ABCD1234");
    assertThat(another.exitCode()).isEqualTo(2);
    assertThat(another.err()).contains("another identity than " + id);
    assertThat(run.piping(id).idctl("remove").exitCode()).isEqualTo(2);
    assertThat(run.kept("identity.json").path("identity").asText()).isEqualTo(id);
  }

  @Test
  void scriptsConfirmOnTheCommandLineAndOtherProfilesStay() throws IOException {
    run.idctl("create", "--profile", "work");

    Result result = run.idctl("remove", "--confirm", id, "--json");

    assertThat(result.json())
        .isEqualTo(
            Json.of(
                "{\"identity\":\"%s\",\"removed\":true,\"revoked\":false,\"profile\":\"default\"}"
                    .formatted(id)));
    assertThat(run.profile("default")).doesNotExist();
    assertThat(run.profile("work").resolve("identity.json")).exists();
    assertThat(run.idctl("remove", "--confirm", id).err()).contains("there is no profile default");
  }

  @Test
  void profileOfARevokedIdentityIsRemovedWithoutPromisingThatItComesBack() throws IOException {
    run.idctl("revoke", "--confirm", id);

    Result result = run.typing(id).idctl("remove");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("was revoked, and nothing brings it back");
    assertThat(result.out()).doesNotContain("lives on", "brings it back");
    assertThat(run.profile("default")).doesNotExist();
  }

  @Test
  void lockedProfileIsRemovedByWhoeverCanOpenIt() throws IOException {
    run.typing("open, sesame seeds", "open, sesame seeds").idctl("profile", "lock");
    assertThat(run.typing("wrong, sesame seeds", id).idctl("remove").exitCode()).isEqualTo(1);
    assertThat(run.profile("default").resolve("identity.json")).exists();

    Result result = run.typing("open, sesame seeds", id).idctl("remove");

    assertThat(result.exitCode()).isZero();
    assertThat(run.asked).containsExactly("unseen", "seen");
    assertThat(run.profile("default")).doesNotExist();
  }
}
