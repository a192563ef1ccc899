package io.kennung.idctl.safe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code idctl safe change-password} and {@code disable}. */
class ChangePasswordTest {

  private static final String OLD = "shootdeathstar";
  private static final String NEW = "shootdeathstars";

  @TempDir private Path here;
  @TempDir private Path there;
  private final FakeDirectory directory = new FakeDirectory();
  private final FakeSafe safe = new FakeSafe();
  private final FakeSafe other = new FakeSafe();
  private CommandRun run;
  private CommandRun fresh;
  private String id = "";
  private String former = "";
  private boolean isAway;

  @BeforeEach
  void enable() throws IOException {
    run = new CommandRun(here, directory);
    fresh = new CommandRun(there, directory);
    run.environment.put("KENNUNG_SAFE_SERVER", safe.base());
    fresh.environment.put("KENNUNG_SAFE_SERVER", safe.base());
    id = run.idctl("create", "--json").json().path("identity").asText();
    run.piping(OLD).idctl("safe", "enable");
    former = backup();
  }

  @AfterEach
  void close() {
    directory.close();
    safe.close();
    other.close();
  }

  @Test
  void theNewPasswordOpensAndTheOldFindsNothing() {
    Result changed = run.typing(NEW, NEW).idctl("safe", "change-password");

    assertThat(changed.exitCode()).as(changed.err()).isZero();
    assertThat(changed.err()).startsWith("New Safe password of %s:".formatted(id));
    assertThat(changed.out()).startsWith("The Safe of %s has another".formatted(id));
    assertThat(backup()).isNotEqualTo(former);
    assertThat(fresh.piping(OLD).idctl("safe", "restore", id).exitCode()).isEqualTo(3);
    assertThat(fresh.piping(NEW).idctl("safe", "restore", id).exitCode()).isZero();
  }

  @Test
  void changeThatFailsSaysThatTheOldOneHoldsAndAutoClearsUp() {
    safe.rule(
        call -> call.is("PUT") && isAway,
        call -> {
          safe.files.put(call.path(), call.body());
          return Answer.LOST;
        });
    isAway = true;

    Result failed = run.piping(NEW).idctl("safe", "change-password");

    assertThat(failed.exitCode()).isEqualTo(4);
    assertThat(failed.err()).contains("nothing has been changed, and the old password holds");
    assertThat(safe.files).hasSize(3).containsKey(former);
    isAway = false;
    assertThat(run.idctl("safe", "auto")).isEqualTo(new Result(0, "", ""));
    assertThat(backup()).isEqualTo(former);
  }

  @Test
  void oldBackupThatCannotBeDeletedNowIsSaidAndDeletedLater() throws IOException {
    safe.rule(call -> call.is("DELETE") && isAway, call -> Answer.of(503));
    isAway = true;

    Result changed = run.piping(NEW).idctl("safe", "change-password");

    assertThat(changed.exitCode()).isZero();
    assertThat(changed.out()).contains("still there", "not available", "gone by");
    assertThat(run.idctl("safe", "status", "--json").json().path("leftovers").asInt()).isEqualTo(1);
    isAway = false;
    assertThat(run.idctl("safe", "auto").out()).isEmpty();
    assertThat(backup()).isNotEqualTo(former);
  }

  @Test
  void whatIsNoChangeOrTakenIsRefused() {
    Result same = run.piping(OLD).idctl("safe", "change-password");
    assertThat(same.exitCode()).isEqualTo(2);
    assertThat(same.err()).contains("that is the password already");

    Result weak = run.piping("12345678").idctl("safe", "change-password");
    assertThat(weak.exitCode()).isEqualTo(2);

    run.idctl("safe", "disable");
    Result off = run.piping(NEW).idctl("safe", "change-password");
    assertThat(off.err()).contains("is off; switch it on with: idctl safe enable");
    assertThat(safe.files).containsOnlyKeys("config");
  }

  @Test
  void anotherServerGetsTheBackupBeforeTheOldOneLosesIt() throws IOException {
    Path file = Files.writeString(here.resolve("server"), other.base("anna:geheim") + "\n");

    Result moved =
        run.piping(OLD).idctl("safe", "change-password", "--safe-server-file", file.toString());

    assertThat(moved.exitCode()).as(moved.err()).isZero();
    assertThat(moved.out()).contains(other.base()).doesNotContain("geheim");
    assertThat(other.files).containsKey(former);
    assertThat(safe.files).containsOnlyKeys("config");
    run.now = run.now.plus(Duration.ofDays(100));
    assertThat(run.idctl("safe", "auto").out()).startsWith("Backed up");
  }

  @Test
  void theSameServerInOtherWordsDoesNotCostTheBackup() {
    String alias = safe.base().replace("127.0.0.1", "localhost");

    Result refused = run.piping(OLD).idctl("safe", "change-password", "--safe-server", alias);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("lies there under that password already");
    assertThat(backup()).isEqualTo(former);
  }

  @Test
  void disabledSafeLeavesNothingOnTheServerAndNothingHere() throws IOException {
    Result disabled = run.idctl("safe", "disable");

    assertThat(disabled.exitCode()).isZero();
    assertThat(disabled.out().lines())
        .containsExactly("The Safe is off", "  backup       deleted from its server");
    assertThat(safe.files).containsOnlyKeys("config");
    assertThat(run.files()).doesNotContain("safe.json");
    assertThat(run.idctl("safe", "disable").out()).startsWith("The Safe was off already");
    assertThat(run.idctl("show").exitCode()).isZero();
  }

  @Test
  void serverThatIsAwayKeepsTheBackupUntilItIsBack() throws IOException {
    safe.rule(call -> isAway, call -> Answer.of(503));
    isAway = true;

    Result disabled = run.idctl("safe", "disable");

    assertThat(disabled.exitCode()).isEqualTo(4);
    assertThat(disabled.out())
        .startsWith("The Safe is off")
        .contains("a former backup on " + safe.base(), "try again    idctl safe disable");
    assertThat(run.kept("safe.json").has("keys")).isFalse();
    isAway = false;
    assertThat(run.idctl("safe", "disable").exitCode()).isZero();
    assertThat(safe.files).containsOnlyKeys("config");
    assertThat(run.files()).doesNotContain("safe.json");
  }

  @Test
  void ownBackupIsNotDeletedBehindTheBackOfTheSafe() {
    Result result = run.piping(OLD).idctl("safe", "delete");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("idctl safe disable");
    assertThat(backup()).isEqualTo(former);
  }

  /** The only one there is. */
  private String backup() {
    assertThat(safe.files).hasSize(2);
    return safe.files.keySet().stream().filter(name -> !name.equals("config")).findFirst().get();
  }
}
