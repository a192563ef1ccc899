package io.kennung.identity.operations.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.identity.operations.charts.Drawing.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingTest {

  private static final Instant START = Instant.parse("2026-11-28T00:00:00Z");

  @Test
  void barsStandOnEachOtherAndEndAtTheirSum() {
    Chart chart = draw(Unit.COUNT, line("a", 10L, 0L), line("b", 30L, 5L)).stacked();

    assertThat(chart.grid())
        .extracting(Chart.Grid::label)
        .containsExactly("0", "10", "20", "30", "40");
    assertThat(chart.grid()).extracting(Chart.Grid::y).startsWith("160.0").endsWith("0.0");
    List<Chart.Bar> first = chart.slots().getFirst().bars();
    assertThat(first).extracting(Chart.Bar::style).containsExactly("s1", "s2");
    assertThat(first).extracting(Chart.Bar::height).containsExactly("40.0", "120.0");
    assertThat(first).extracting(Chart.Bar::y).containsExactly("120.0", "0.0");
    assertThat(chart.slots().get(1).bars()).as("nothing has no bar").hasSize(1);
    assertThat(chart.keys()).extracting(Chart.Key::figure).containsExactly("10", "35");
  }

  @Test
  void whatIsLittleBesideMuchIsStillSeen() {
    Chart chart = draw(Unit.COUNT, line("a", 1L, 1_000_000L)).stacked();

    assertThat(chart.slots().getFirst().bars().getFirst().height()).isEqualTo("1.5");
  }

  @Test
  void linesHaveAGapWhereNothingIsKnown() {
    Chart chart = draw(Unit.MILLIS, line("a", 100L, 100L, null, 200L)).drawn();

    assertThat(chart.strokes()).hasSize(1);
    assertThat(chart.strokes().getFirst())
        .isEqualTo(new Chart.Stroke("s1", "12.500%", "80.0", "37.500%", "80.0"));
    assertThat(chart.dots()).extracting(Chart.Dot::x).containsExactly("37.500%", "87.500%");
    assertThat(chart.keys().getFirst().figure()).isEqualTo("200 ms");
    assertThat(chart.slots().get(2).said()).endsWith("a: –");
  }

  @Test
  void singlePointIsADot() {
    Chart chart = draw(Unit.COUNT, line("a", null, 7L)).drawn();

    assertThat(chart.empty()).isFalse();
    assertThat(chart.strokes()).isEmpty();
    assertThat(chart.dots()).hasSize(1);
    assertThat(chart.lined()).isTrue();
  }

  @Test
  void whereThereIsNothingNothingIsDrawn() {
    assertThat(draw(Unit.COUNT, line("a", 0L, 0L)).stacked().empty()).isTrue();
    assertThat(draw(Unit.COUNT, line("a", null, null)).drawn().empty()).isTrue();
    assertThat(new Drawing(times(3), words(), List.of(), Unit.MILLIS).drawn().empty()).isTrue();
    assertThat(draw(Unit.MILLIS, line("a", 0L, 0L)).drawn().empty())
        .as("no lag is known")
        .isFalse();
  }

  @Test
  void tableHoldsAllFiguresTheLatestFirst() {
    Chart chart = draw(Unit.COUNT, line("a", 1L, 2L), line("b", null, 12_345L)).stacked();

    assertThat(chart.head()).containsExactly("Time", "a", "b");
    assertThat(chart.rows())
        .containsExactly(
            List.of("Sat 28 Nov, 01:00–02:00", "2", "12.3k"),
            List.of("Sat 28 Nov, 00:00–01:00", "1", "–"));
  }

  @Test
  void fewWordsStandBelowWhateverTheRange() {
    assertThat(marks(24, Duration.ofHours(1))).containsExactly("00:00", "06:00", "12:00", "18:00");
    assertThat(marks(28, Duration.ofHours(6)))
        .containsExactly("Sat 28", "Mon 30", "Wed 2", "Fri 4");
    assertThat(marks(30, Duration.ofDays(1)))
        .containsExactly("1 Dec", "7 Dec", "13 Dec", "19 Dec", "25 Dec");
  }

  private static List<String> marks(int steps, Duration length) {
    Times times =
        new Times(
            IntStream.range(0, steps).mapToObj(i -> START.plus(length.multipliedBy(i))).toList(),
            length,
            Locale.ENGLISH);
    return IntStream.range(0, steps).filter(times::isMarked).mapToObj(times::mark).toList();
  }

  private static Drawing draw(Unit unit, Line... lines) {
    return new Drawing(times(lines[0].values().size()), words(), List.of(lines), unit);
  }

  private static Times times(int steps) {
    return new Times(
        IntStream.range(0, steps).mapToObj(i -> START.plus(Duration.ofHours(i))).toList(),
        Duration.ofHours(1),
        Locale.ENGLISH);
  }

  private static Drawing.Words words() {
    return new Drawing.Words("id", "Title", "Summary", "Time", "–");
  }

  private static Line line(String name, Long... values) {
    return new Line(name, Arrays.asList(values));
  }
}
