package io.kennung.identity.operations.charts;

import io.kennung.identity.operations.charts.Chart.Bar;
import io.kennung.identity.operations.charts.Chart.Dot;
import io.kennung.identity.operations.charts.Chart.Grid;
import io.kennung.identity.operations.charts.Chart.Key;
import io.kennung.identity.operations.charts.Chart.Mark;
import io.kennung.identity.operations.charts.Chart.Slot;
import io.kennung.identity.operations.charts.Chart.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures out a chart.
 *
 * @param times its steps
 * @param words what is said in and about it
 * @param lines what is drawn, one value a step each
 * @param unit of the values
 */
public record Drawing(Times times, Words words, List<Line> lines, Unit unit) {

  /** Of a step, in percent of it: the gap beside a bar. */
  private static final double GAP = 16;

  /** What is there is seen. */
  private static final double THINNEST = 1.5;

  /**
   * What is said in and about a chart.
   *
   * @param id on its page
   * @param title what it shows
   * @param summary in one sentence
   * @param time the head of the first column
   * @param nothing where nothing is known
   */
  public record Words(String id, String title, String summary, String time, String nothing) {}

  /** What is counted. */
  public enum Unit {
    /** Whole things. */
    COUNT,
    /** Time, in milliseconds. */
    MILLIS;

    String say(long value, Locale locale) {
      return this == COUNT ? Shortened.count(value, locale) : Shortened.duration(value, locale);
    }

    Scale scale(long most) {
      return this == COUNT ? Scale.counts(most) : Scale.times(most);
    }
  }

  /** Bars, one on the other; beside each name the sum. */
  public Chart stacked() {
    Scale scale = unit.scale(IntStream.range(0, count()).mapToLong(this::sum).max().orElse(0));
    List<Slot> slots = IntStream.range(0, count()).mapToObj(step -> stack(step, scale)).toList();
    return chart(
        scale,
        lines.stream().map(line -> say(total(line))).toList(),
        slots,
        List.of(),
        List.of(),
        isZero());
  }

  /** Lines from point to point; beside each name the latest that is known. */
  public Chart drawn() {
    Scale scale = unit.scale(lines.stream().mapToLong(Line::largest).max().orElse(0));
    List<Stroke> strokes = new ArrayList<>();
    List<Dot> dots = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      trace(line, scale, strokes, dots);
    }
    List<Slot> slots = IntStream.range(0, count()).mapToObj(step -> slot(step, List.of())).toList();
    boolean empty = strokes.isEmpty() && dots.isEmpty();
    return chart(
        scale, lines.stream().map(line -> say(latest(line))).toList(), slots, strokes, dots, empty);
  }

  private Chart chart(
      Scale scale,
      List<String> figures,
      List<Slot> slots,
      List<Stroke> strokes,
      List<Dot> dots,
      boolean empty) {
    List<Key> keys =
        IntStream.range(0, lines.size())
            .mapToObj(line -> new Key(style(line), lines.get(line).name(), figures.get(line)))
            .toList();
    List<Grid> grid =
        scale.lines().stream()
            .map(line -> new Grid(px(top(line, scale)), unit.say(line, times.locale())))
            .toList();
    List<Mark> marks =
        IntStream.range(0, count())
            .filter(times::isMarked)
            .mapToObj(step -> new Mark(middle(step), times.mark(step)))
            .toList();
    List<String> head =
        Stream.concat(Stream.of(words.time()), lines.stream().map(Line::name)).toList();
    return new Chart(
        words.id(),
        words.title(),
        words.summary(),
        keys,
        grid,
        marks,
        slots,
        strokes,
        dots,
        head,
        rows(),
        empty);
  }

  private Slot stack(int step, Scale scale) {
    List<Bar> bars = new ArrayList<>();
    double y = Chart.HEIGHT;
    for (int line = 0; line < lines.size(); line++) {
      Long value = lines.get(line).values().get(step);
      if (value != null && value > 0) {
        double height = Math.max(THINNEST, scale.height(value, Chart.HEIGHT));
        y -= height;
        bars.add(
            new Bar(
                style(line),
                percent(step + GAP / 200),
                percent(1 - GAP / 100),
                px(Math.max(0, y)),
                px(height)));
      }
    }
    return slot(step, bars);
  }

  private void trace(int line, Scale scale, List<Stroke> strokes, List<Dot> dots) {
    List<@Nullable Long> values = lines.get(line).values();
    for (int step = 0; step < values.size(); step++) {
      Long value = values.get(step);
      Long before = step == 0 ? null : values.get(step - 1);
      Long after = step + 1 == values.size() ? null : values.get(step + 1);
      if (value != null && before != null) {
        strokes.add(
            new Stroke(
                style(line),
                middle(step - 1),
                px(top(before, scale)),
                middle(step),
                px(top(value, scale))));
      }
      if (value != null && after == null) {
        // The end of a line, or all there is of it.
        dots.add(new Dot(style(line), middle(step), px(top(value, scale))));
      }
    }
  }

  private Slot slot(int step, List<Bar> bars) {
    StringBuilder said = new StringBuilder(times.name(step));
    for (Line line : lines) {
      said.append("\n").append(line.name()).append(": ").append(say(line.values().get(step)));
    }
    return new Slot(percent(step), percent(1), said.toString(), bars);
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int step = count() - 1; step >= 0; step--) {
      int row = step;
      rows.add(
          Stream.concat(
                  Stream.of(times.name(row)),
                  lines.stream().map(line -> say(line.values().get(row))))
              .toList());
    }
    return rows;
  }

  private String say(@Nullable Long value) {
    return value == null ? words.nothing() : unit.say(value, times.locale());
  }

  private long sum(int step) {
    long sum = 0;
    for (Line line : lines) {
      Long value = line.values().get(step);
      sum += value == null ? 0 : value;
    }
    return sum;
  }

  private boolean isZero() {
    return lines.stream().mapToLong(Line::largest).max().orElse(0) == 0;
  }

  private static long total(Line line) {
    long total = 0;
    for (Long value : line.values()) {
      total += value == null ? 0 : value;
    }
    return total;
  }

  private static @Nullable Long latest(Line line) {
    Long latest = null;
    for (Long value : line.values()) {
      latest = value == null ? latest : value;
    }
    return latest;
  }

  private int count() {
    return times.steps().size();
  }

  private static String style(int line) {
    return "s" + (line + 1);
  }

  private static double top(long value, Scale scale) {
    return Chart.HEIGHT - scale.height(value, Chart.HEIGHT);
  }

  private String middle(int step) {
    return percent(step + 0.5);
  }

  private String percent(double steps) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * steps / count());
  }

  private static String px(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels);
  }
}
