package io.kennung.idctl.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.belongings.Belongings;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.terminal.Input;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateCommandTest {

  /** A proxy's page in place of the answer: the directory has created, we do not learn what. */
  private static final Reply NOT_AN_ANSWER = Reply.of(200, "<html>");

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void createdIdentityIsShownAndKept() throws IOException {
    Result result = run.idctl("create");

    String id = server.identities.keySet().iterator().next();
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .containsExactly(
            "Created identity " + id,
            "  public key   " + run.kept("identity.json").path("publicKey").asText(),
            "  server       " + server.base(),
            "  kept in      ~/.config/kennung/default");
    assertThat(run.kept("identity.json").path("identity").asText()).isEqualTo(id);
    assertThat(run.files()).containsExactly(".lock", "identity.json");
  }

  @Test
  void contactsThatARestorationCutShortHasLeftAreNotTheNewIdentitys() throws IOException {
    Profile profile = profile();
    profile.prepare();
    profile.keep(Belongings.none().withNickname("Somebody else"));

    run.idctl("create");

    assertThat(run.files()).containsExactly(".lock", "identity.json");
  }

  @Test
  void onlyTheOwnerCanOpenTheFiles() throws IOException {
    run.idctl("create");

    for (Path folder : new Path[] {run.profile("default"), run.profile("")}) {
      assertThat(rights(folder)).isEqualTo("rwx------");
    }
    for (String file : run.files()) {
      assertThat(rights(run.profile("default").resolve(file))).isEqualTo("rw-------");
    }
  }

  @Test
  void scriptsReadOneJsonObject() throws IOException {
    Result result = run.idctl("create", "--json");

    assertThat(result.json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "identity",
            "serverGroup",
            "publicKey",
            "server",
            "profile",
            "folder",
            "resumed",
            "startedAnew");
    assertThat(result.out().lines()).hasSize(1);
  }

  @Test
  void secondIdentityGoesIntoAnotherProfile() throws IOException {
    String id = run.idctl("create", "--json").json().path("identity").asText();

    Result second = run.idctl("create");

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err())
        .isEqualTo(
            "idctl: profile default already holds %s; make another with: idctl create --profile NAME%n"
                .formatted(id));
    assertThat(run.idctl("--profile", "work", "create").exitCode()).isZero();
    assertThat(server.identities).hasSize(2);
    assertThat(run.kept("identity.json").path("identity").asText()).isEqualTo(id);
  }

  @Test
  void keyIsKeptBeforeTheDirectoryCanHaveCreatedAnything() throws IOException {
    server.plan(Call::isSecondPhase, NOT_AN_ANSWER);

    Result cutShort = run.idctl("create");

    assertThat(cutShort.exitCode()).isEqualTo(1);
    assertThat(cutShort.err())
        .endsWith(
            "; call idctl create again within five minutes, which finishes this creation%n"
                .formatted());
    assertThat(run.files()).containsExactly(".lock", "unfinished.json");
    assertThat(rights(run.profile("default").resolve("unfinished.json"))).isEqualTo("rw-------");
  }

  @Test
  void creationCutShortIsFinishedWithTheSameKeyAndProof() throws IOException {
    // The answer is lost after the directory has registered, and then there is nothing but 401.
    server.plan(Call::isSecondPhase, Reply.LOST, Reply.of(401, ""));
    run.idctl("create");
    assertThat(server.identities).hasSize(1);
    JsonNode unfinished = run.kept("unfinished.json");
    run.now = run.now.plus(Duration.ofMinutes(4));

    Result result = run.idctl("create", "--json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.json().path("resumed").asBoolean()).isTrue();
    assertThat(server.identities).containsOnlyKeys(result.json().path("identity").asText());
    assertThat(run.kept("identity.json").path("secretKey")).isEqualTo(unfinished.path("secretKey"));
    assertThat(server.calls).filteredOn(call -> !call.isSecondPhase()).hasSize(1);
    assertThat(run.files()).containsExactly(".lock", "identity.json");
  }

  @Test
  void creationCutShortTooLongAgoStartsAnewAndSaysSo() throws IOException {
    server.plan(Call::isSecondPhase, NOT_AN_ANSWER);
    run.idctl("create");
    JsonNode old = run.kept("unfinished.json");
    run.now = run.now.plus(Duration.ofSeconds(7 * 60 + 30));

    Result result = run.idctl("create");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("7 minutes ago is too old to finish; starting anew");
    assertThat(run.kept("identity.json").path("secretKey")).isNotEqualTo(old.path("secretKey"));
    assertThat(run.files()).containsExactly(".lock", "identity.json");
  }

  @Test
  void creationCutShortIsNotFinishedAtAnotherDirectory() {
    server.plan(Call::isSecondPhase, NOT_AN_ANSWER);
    run.idctl("create");
    int calls = server.calls.size();

    Result result = run.idctl("create", "--server", "http://localhost:1/");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("waits at " + server.base());
    assertThat(server.calls).hasSize(calls);
  }

  @Test
  void refusalLeavesNothingBehind() throws IOException {
    server.plan(Call::isSecondPhase, Reply.of(200, "{\"success\":false,\"error\":\"not today\"}"));

    Result result = run.idctl("create");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("idctl: not today%n".formatted());
    assertThat(run.files()).containsExactly(".lock");
  }

  @Test
  void directoryIsNotAskedWhereNothingCanBeKept() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    run.environment.put("KENNUNG_HOME", file.toString());

    Result result = run.idctl("create");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("idctl: cannot write to ~/file/default (").hasLineCount(1);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void twoAtOnceInOneProfileDoNotLoseAKey() throws IOException {
    Profile profile = profile();
    profile.prepare();
    try (var lock = profile.lock()) {
      assertThat(lock.isOpen()).isTrue();
      assertThat(run.idctl("create").err()).contains("another idctl is working");
    }
    assertThat(server.calls).isEmpty();
    assertThat(run.idctl("create").exitCode()).isZero();
  }

  @Test
  void secretsAreInNoOutput() throws IOException {
    run.environment.put("KENNUNG_DEBUG", "1");
    server.plan(Call::isSecondPhase, NOT_AN_ANSWER);
    String all = run.idctl("create", "--json").all();
    JsonNode unfinished = run.kept("unfinished.json");
    all += run.idctl("create").all() + run.idctl("create").all() + run.idctl("show").all();
    all += run.idctl("features", "7").all() + run.idctl("show", "--json").all();
    ObjectNode broken = run.kept("identity.json").deepCopy();
    String secret = broken.path("secretKey").asText();
    for (String damaged : new String[] {secret.substring(1), "?" + secret, secret + "\u0000"}) {
      broken.put("secretKey", damaged);
      Path file = run.profile("default").resolve("identity.json");
      Files.write(file, new ObjectMapper().writeValueAsBytes(broken));
      all += run.idctl("show").all() + run.idctl("create", "--json").all();
      Files.writeString(file, secret);
      all += run.idctl("show").all();
    }

    assertThat(all)
        .contains("is damaged")
        .doesNotContain(
            secret.substring(1, 40),
            unfinished.path("token").asText(),
            unfinished.path("response").asText());
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Profile profile() {
    return Profile.named(
        "default",
        new Surroundings(
            run.environment,
            home,
            java.time.Clock.systemUTC(),
            null,
            null,
            Input.none(),
            Screen.none()));
  }
}
