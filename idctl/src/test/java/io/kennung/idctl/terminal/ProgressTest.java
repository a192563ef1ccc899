package io.kennung.idctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final String CLEARED = "\r\u001b[K";

  /** Ticks when the test says so. */
  private static final class Hand implements Progress.Ticker {
    private Runnable tick = () -> {};
    private boolean isStarted;
    private boolean isClosed;

    @Override
    public void start(Runnable tick) {
      this.tick = tick;
      isStarted = true;
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  private final StringWriter err = new StringWriter();
  private final Hand ticker = new Hand();

  @Test
  void workOfUnknownLengthIsNamed() {
    try (Progress progress = progress(new Screen(true, false))) {
      ticker.tick.run();
      assertThat(err.toString()).isEqualTo(CLEARED + "Looking up contacts …");
    }
  }

  @Test
  void barGrowsWithTheWorkAndKeepsToItsFrame() {
    try (Progress progress = progress(new Screen(true, false))) {
      progress.at(0, 48);
      assertThat(painted()).isEqualTo("Looking up contacts [" + " ".repeat(24) + "] 0/48");
      progress.at(12, 48);
      assertThat(painted())
          .isEqualTo("Looking up contacts [" + "#".repeat(6) + " ".repeat(18) + "] 12/48");
      progress.at(50, 48);
      assertThat(painted()).isEqualTo("Looking up contacts [" + "#".repeat(24) + "] 50/48");
    }
  }

  @Test
  void nextWorkBeginsWithoutABar() {
    try (Progress progress = progress(new Screen(true, false))) {
      progress.at(12, 48);
      progress.now("Sealing");
      assertThat(painted()).isEqualTo("Sealing …");
    }
  }

  @Test
  void atTheEndNothingIsLeftAndNothingMoreIsPainted() {
    Progress progress = progress(new Screen(true, false));
    ticker.tick.run();
    progress.close();

    assertThat(err.toString()).endsWith(CLEARED);
    assertThat(ticker.isClosed).isTrue();
    int length = err.toString().length();
    // One that was under way already.
    ticker.tick.run();
    progress.close();
    assertThat(err.toString()).hasSize(length);
  }

  @Test
  void workThatIsDoneBeforeTheFirstTickLeavesNoTrace() {
    progress(new Screen(true, false)).close();

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whoeverDoesNotWatchATerminalSeesNothing() {
    progress(Screen.none()).close();

    assertThat(ticker.isStarted).isFalse();
    assertThat(ticker.isClosed).isTrue();
    assertThat(err.toString()).isEmpty();
  }

  private Progress progress(Screen screen) {
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            Path.of("/"),
            Clock.systemUTC(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            Input.none(),
            screen);
    return Progress.of(surroundings, "Looking up contacts", ticker);
  }

  /** The line that the next tick leaves on the terminal. */
  private String painted() {
    ticker.tick.run();
    String all = err.toString();
    return all.substring(all.lastIndexOf(CLEARED) + CLEARED.length());
  }
}
