package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.drills.rotation.RotationDrill;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * {@code ./dev drill rotation}, in short: every secret is replaced, and what was begun is ended.
 */
@Tag("nightly")
class RotationDrillIT {

  @Test
  void whatWasBegunBeforeAStepIsEndedAfterItAndWhatWasDroppedIsRefused() throws IOException {
    Path worlds = Files.createDirectories(Path.of("target", "worlds"));
    StateFolder state = new StateFolder(Files.createTempDirectory(worlds, "rotation"));

    int code =
        new CommandLine(new RotationDrill())
            .execute(
                "--root", Path.of("..").toAbsolutePath().normalize().toString(),
                "--state", state.path().toString(),
                "--no-aot", "--without-load");

    assertThat(code).isZero();
    StateFolder.delete(state.postgres());
    StateFolder.delete(state.kafka());
  }
}
