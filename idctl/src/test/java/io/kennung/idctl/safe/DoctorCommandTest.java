package io.kennung.idctl.safe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.safe.FakeSafe;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  @TempDir private Path home;
  private final FakeDirectory directory = new FakeDirectory();
  private final FakeSafe safe = new FakeSafe();
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, directory);
  }

  @AfterEach
  void close() {
    directory.close();
    safe.close();
  }

  @Test
  void goodServerHasATickAtEveryCheck() {
    Result result = run.idctl("safe", "doctor", safe.base());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            safe.base() + " can keep backups",
            "  ✓ reach      " + safe.base(),
            "  ✓ secure     not needed on this very machine",
            "  ✓ address    final, no redirects",
            "  ✓ sign-in    not asked for",
            "  ✓ config     524288 bytes, 180 days",
            "  ✓ write      PUT, status 201",
            "  ✓ read       byte for byte",
            "  ✓ head       status 200",
            "  ✓ replace    the new one counts",
            "  ✓ largest    524288 bytes",
            "  ✓ limit      one byte more is refused, status 413",
            "  ✓ listing    names are not shown",
            "  ✓ delete     gone afterwards");
    assertThat(safe.files).containsOnlyKeys("config");
  }

  @Test
  void badOneSaysBelowTheTableWhatIsWrong() throws IOException {
    safe.answering("PUT", 405).config("{}");

    Result result = run.idctl("safe", "doctor", safe.base());
    Result json = run.idctl("safe", "doctor", safe.base(), "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .startsWith(safe.base() + " cannot keep backups yet")
        .contains("  ✗ config     wrong, see below", "  - read       not looked at")
        .endsWith(
            "✗ config: the file config cannot be understood; let it hold"
                + " {\"maxBackupBytes\":524288,\"retentionDays\":180}.",
            "✗ write: PUT is not known here (status 405); make a folder backups and switch WebDAV"
                + " on for it.");
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.json().path("healthy").asBoolean(true)).isFalse();
    assertThat(json.json().path("checks")).hasSize(13);
    assertThat(json.json().path("checks").get(4).toString())
        .startsWith("{\"check\":\"config\",\"result\":\"wrong\",\"text\":\"the file config");
  }

  @Test
  void addressMayComeFromTheEnvironmentWhereOthersDoNotSeeThePassword() {
    run.environment.put("KENNUNG_SAFE_SERVER", safe.base("anna:secret-word"));

    Result result = run.idctl("safe", "doctor");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("does not ask for a user name and password");
    assertThat(result.all()).doesNotContain("secret-word", "anna");
    run.environment.clear();
    assertThat(run.idctl("safe", "doctor").exitCode()).isEqualTo(2);
  }
}
