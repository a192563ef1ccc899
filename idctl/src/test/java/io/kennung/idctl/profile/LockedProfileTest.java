package io.kennung.idctl.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.Json;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code idctl profile} and what other commands do with a locked profile. */
class LockedProfileTest {

  private static final String PASSPHRASE = "open, sesame seeds";

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;
  private String id = "";

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, server);
    id = run.idctl("create", "--json").json().path("identity").asText();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void passphraseIsTypedTwiceAndFromThenOnOnceACall() throws IOException {
    String secretKey = run.kept("identity.json").path("secretKey").asText();

    Result locked = run.typing(PASSPHRASE, PASSPHRASE).idctl("profile", "lock");

    assertThat(locked.exitCode()).isZero();
    assertThat(run.asked).containsExactly("unseen", "unseen");
    assertThat(locked.out().lines())
        .containsExactly(
            "Profile default is locked",
            "  files        1 sealed now",
            "  remember it  nobody can restore the passphrase, only a backup helps",
            "  take it off  idctl profile unlock");
    assertThat(run.files()).containsExactly(".lock", "identity.json", "vault.json");
    for (String file : run.files()) {
      assertThat(text(file)).doesNotContain(secretKey, id);
    }

    Result shown = run.typing(PASSPHRASE).idctl("show");

    assertThat(shown.exitCode()).isZero();
    assertThat(shown.err()).isEqualTo("Passphrase of profile default: ");
    assertThat(run.asked).containsExactly("unseen");
    assertThat(shown.out()).startsWith("Identity " + id);

    Path second = Files.writeString(run.profile("default").resolve("belongings.json"), "{}");
    Files.setPosixFilePermissions(second, PosixFilePermissions.fromString("rw-------"));
    run.typing(PASSPHRASE).idctl("profile", "lock");
    String zip = home.resolve("anna.zip").toString();
    Result twoFiles =
        run.typing(PASSPHRASE, "of the zip", "of the zip").idctl("data", "backup", zip);
    assertThat(twoFiles.exitCode()).as(twoFiles.err()).isZero();
    assertThat(run.asked).hasSize(3);
  }

  @Test
  void scriptsHandItOverInAFileAndNeverOnStandardInput() throws IOException {
    Path file = Files.writeString(home.resolve("passphrase"), PASSPHRASE + "\n");
    Result nobody = run.piping(PASSPHRASE).idctl("profile", "lock");
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("--passphrase-file FILE").hasLineCount(1);
    assertThat(run.files()).containsExactly(".lock", "identity.json");
    assertThat(run.idctl("profile", "lock", "--passphrase-file", file.toString(), "--json").json())
        .isEqualTo(
            Json.of("{\"profile\":\"default\",\"locked\":true,\"wasLocked\":false,\"files\":1}"));

    Result unasked = run.idctl("show", "--json");
    run.environment.put("KENNUNG_PASSPHRASE_FILE", file.toString());
    Result byVariable = run.idctl("show", "--json");

    assertThat(unasked.exitCode()).isEqualTo(1);
    assertThat(unasked.error().path("kind").asText()).isEqualTo("locked");
    assertThat(byVariable.json().path("identity").asText()).isEqualTo(id);
    assertThat(byVariable.err()).isEmpty();
  }

  @Test
  void wrongPassphraseIsOneSentenceAndAsksTheDirectoryNothing() throws IOException {
    run.typing(PASSPHRASE, PASSPHRASE).idctl("profile", "lock");
    server.calls.clear();

    Result result = run.typing(PASSPHRASE + "x").idctl("show");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "Passphrase of profile default: idctl: that is not the passphrase of profile default; nothing has been changed%n"
                .formatted());
    assertThat(server.calls).isEmpty();
  }

  @Test
  void weakOrMistypedPassphraseLocksNothing() throws IOException {
    for (String[] typed :
        new String[][] {
          {"short", "short"},
          {"password", "password"},
          {"12345678901", "12345678901"},
          {PASSPHRASE, "another one"},
          {}
        }) {
      Result result = run.typing(typed).idctl("profile", "lock");
      assertThat(result.exitCode()).isNotZero();
      assertThat(result.err()).contains("nothing has been").doesNotContain("another one");
    }
    assertThat(run.files()).containsExactly(".lock", "identity.json");
  }

  @Test
  void keyThatIsCreatedInALockedProfileNeverLiesInTheOpen() throws IOException {
    Path file = Files.writeString(home.resolve("passphrase"), PASSPHRASE);
    run.environment.put("KENNUNG_PASSPHRASE_FILE", file.toString());
    run.idctl("profile", "lock", "--profile", "work");
    server.calls.clear();
    Path wrong = Files.writeString(home.resolve("wrong"), PASSPHRASE + "x");
    Result refused =
        run.idctl("create", "--profile", "work", "--passphrase-file", wrong.toString());
    assertThat(refused.err()).contains("that is not the passphrase of profile work");
    assertThat(server.calls).isEmpty();
    // The creation is cut short, so that even its second half waits on the disk.
    server.plan(FakeDirectory.Call::isSecondPhase, FakeDirectory.Reply.of(200, "?"));

    assertThat(run.idctl("create", "--profile", "work").exitCode()).isNotZero();
    Path unfinished = run.profile("work").resolve("unfinished.json");
    assertThat(Files.readString(unfinished, StandardCharsets.ISO_8859_1))
        .startsWith("KNGSEAL1")
        .doesNotContain("secretKey");

    assertThat(run.idctl("create", "--profile", "work").exitCode()).isZero();
    Path identity = run.profile("work").resolve("identity.json");
    assertThat(Files.readString(identity, StandardCharsets.ISO_8859_1))
        .startsWith("KNGSEAL1")
        .doesNotContain("secretKey");
  }

  @Test
  void listAsksNothingAndShowsNothingOfALockedProfile() throws IOException {
    run.idctl("create", "--profile", "work");
    run.typing(PASSPHRASE, PASSPHRASE).idctl("profile", "lock");
    Files.createDirectories(run.profile(".draft-work"));
    Files.createDirectories(run.profile("broken"));
    Files.writeString(run.profile("broken").resolve("identity.json"), "{");
    server.calls.clear();
    String work =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(Files.readAllBytes(run.profile("work").resolve("identity.json")))
            .path("identity")
            .asText();

    Result result = run.typing().idctl("profile", "list");
    Result json = run.idctl("profile", "list", "--json");

    assertThat(result.exitCode()).isZero();
    assertThat(run.asked).isEmpty();
    assertThat(server.calls).isEmpty();
    assertThat(result.out().lines().toList())
        .hasSize(4)
        .startsWith("3 profiles in ~/.config/kennung")
        .satisfies(
            lines -> assertThat(lines.get(1)).startsWith("  broken       ").contains("broken"))
        .contains("  default      locked", "  work         " + work + "  " + server.base());
    assertThat(json.json().path("profiles").get(2))
        .isEqualTo(
            Json.of(
                "{\"profile\":\"work\",\"identity\":\"%s\",\"server\":\"%s\",\"locked\":false,\"revoked\":false}"
                    .formatted(work, server.base())));
    assertThat(json.out()).doesNotContain(id);
  }

  @Test
  void passphraseIsChangedAndTakenAway() throws IOException {
    run.typing(PASSPHRASE, PASSPHRASE).idctl("profile", "lock");

    Result changed =
        run.typing(PASSPHRASE, "a better one", "a better one").idctl("profile", "passphrase");
    assertThat(changed.exitCode()).isZero();
    assertThat(run.asked).containsExactly("unseen", "unseen", "unseen");
    assertThat(changed.out()).startsWith("The passphrase of profile default is changed");

    Result unlocked = run.typing("a better one").idctl("profile", "unlock");
    assertThat(unlocked.exitCode()).isZero();
    assertThat(run.kept("identity.json").path("identity").asText()).isEqualTo(id);
    assertThat(run.files()).containsExactly(".lock", "identity.json");

    for (String command : new String[] {"unlock", "passphrase"}) {
      Result open = run.typing().idctl("profile", command);
      assertThat(open.exitCode()).isEqualTo(1);
      assertThat(open.err()).contains("profile default is not locked").hasLineCount(1);
    }
    assertThat(run.idctl("profile", "unlock", "--profile", "none").err())
        .contains("there is no profile none");
    assertThat(run.profile("none")).doesNotExist();
  }

  private String text(String file) throws IOException {
    return Files.readString(run.profile("default").resolve(file), StandardCharsets.ISO_8859_1);
  }
}
