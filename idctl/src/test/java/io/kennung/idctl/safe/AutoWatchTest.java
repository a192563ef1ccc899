package io.kennung.idctl.safe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Input;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AutoWatchTest {

  @TempDir private Path home;

  @Test
  void whoeverWatchesLooksOnceAnHourAndOutlivesFailures() {
    List<Duration> pauses = new ArrayList<>();
    StringWriter err = new StringWriter();
    Session session =
        new Session(
            new Surroundings(
                Map.of(),
                home,
                Clock.systemUTC(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                Input.none(),
                Screen.none()));
    AutoCommand auto =
        new AutoCommand(
            session,
            time -> {
              pauses.add(time);
              if (pauses.size() == 3) {
                throw new InterruptedException();
              }
            });

    int exitCode = new CommandLine(auto).execute("--watch");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(exitCode).isZero();
    assertThat(pauses).hasSize(3).containsOnly(Duration.ofHours(1));
    assertThat(err.toString()).hasLineCount(3).contains("holds no identity yet");
  }
}
