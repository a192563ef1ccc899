package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kennung.drills.backup.BackupDrill;
import io.kennung.drills.backup.PostgresClient;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code ./dev drill backup}: what is lost with a database comes back as far as it can. */
class BackupDrillIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private StateFolder state;

  @BeforeEach
  void makeFolder() throws IOException {
    Path worlds = Files.createDirectories(Path.of("target", "worlds"));
    state = new StateFolder(Files.createTempDirectory(worlds, "backup"));
  }

  @AfterEach
  void keepTheLogsOnly() {
    Stream.of(state.postgres(), state.kafka(), state.path().resolve("saved"))
        .forEach(StateFolder::delete);
  }

  @Test
  void whatWasToldAfterABaseBackupIsThereAgainAndNothingIsDoubled() {
    assertThat(drill("--base-backup")).isZero();
  }

  @Test
  @Tag("nightly")
  void withKafkaLostTooItIsAsItWasWhenTheDumpWasTaken() {
    assumeTrue(PostgresClient.find(ROOT).isPresent(), PostgresClient::missing);

    assertThat(drill("--lose-kafka")).isZero();
  }

  private int drill(String option) {
    return new CommandLine(new BackupDrill())
        .execute(
            Stream.concat(
                    List.of("--root", ROOT.toString(), "--state", state.path().toString()).stream(),
                    Stream.of("--no-aot", option))
                .toArray(String[]::new));
  }
}
