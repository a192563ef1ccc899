package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void saysWhatIsMetAndWhatIsMissed() {
    Comparison comparison = Comparison.of(new Figures(10_000, 1, 2), new Figures(5_000, 3, 4.5));

    String report =
        Report.of(
            "2 cores",
            List.of(
                Outcome.ratio("(x) one thing", comparison, 0.5, List.of("(x) a note")),
                Outcome.rate("(y) another", new Figures(150_000, 5, 6), 200_000),
                Outcome.cost("(z) a third", 1.5, 2, "%.2f s", List.of())));

    assertThat(report)
        .contains("10,000", "5,000", "4.50", "0.50", "≥ 0.50")
        .contains("(x) a note")
        .contains("goals met: 2 of 3")
        .contains("goal missed: (y) another: 150,000/s, wanted ≥ 200,000/s");
  }

  @Test
  void slowIsWhatTakesLongerThanItShould() {
    Comparison comparison = Comparison.of(new Figures(10, 40, 50), new Figures(8, 56, 90));

    String report =
        Report.of(
            "2 cores",
            List.of(
                Outcome.slowness("(x) good", comparison, 1.5, List.of()),
                Outcome.slowness("(y) bad", comparison, 1.3, List.of())));

    assertThat(report)
        .contains("1.40", "≤ 1.50")
        .contains("goals met: 1 of 2")
        .contains("goal missed: (y) bad: 1.40, wanted ≤ 1.30");
  }

  @Test
  void whatHasNoGoalIsNeitherMetNorMissed() {
    Comparison comparison = Comparison.of(new Figures(10, 40, 50), new Figures(8, 56, 90));

    String report =
        Report.of("2 cores", List.of(Outcome.slowness("(x) seen", comparison, List.of())));

    assertThat(report).contains("1.40").contains("goals met: 0 of 0").doesNotContain("missed");
  }

  @Test
  void workHasARateAndATimeButNoPercentiles() {
    String report =
        Report.of(
            "2 cores",
            List.of(
                Outcome.duration(
                    "(x) work",
                    Figures.work(1_000, 2),
                    Figures.work(1_000, 4),
                    2,
                    1.5,
                    List.of())));

    assertThat(report)
        .contains("500", "250", "goal missed: (x) work: 2.00, wanted ≤ 1.50")
        .doesNotContain("NaN");
  }

  @Test
  void slowestOfAHundredAreComparedWithThoseThatNobodyDisturbs() {
    String report =
        Report.of(
            "2 cores",
            List.of(Outcome.tail("(x) read", new Figures(500, 1, 4), new Figures(500, 3, 5), 1.5)));

    assertThat(report).contains("1.25", "goals met: 1 of 1");
  }

  @Test
  void runsOfTheGeneratorSurviveTheirLine() {
    CreationRun run = new CreationRun(1_000, 2.5, 0.75, 9.5, 1.25);

    assertThat(CreationRun.read(run.line())).isEqualTo(run);
    assertThat(run.figures()).isEqualTo(new Figures(400, 0.75, 9.5));
  }
}
