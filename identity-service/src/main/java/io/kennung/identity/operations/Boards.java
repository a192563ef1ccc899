package io.kennung.identity.operations;

import io.kennung.identity.operations.charts.Chart;
import io.kennung.identity.operations.charts.Drawing;
import io.kennung.identity.operations.charts.Drawing.Unit;
import io.kennung.identity.operations.charts.Line;
import io.kennung.identity.operations.charts.Times;
import io.kennung.identity.operations.figures.Population;
import io.kennung.pages.View;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the page together.
 *
 * @param report what is true
 * @param range the one that is shown
 * @param words in the language of the page
 */
record Boards(Report report, Range range, Words words) {

  static Board of(Report report, Range range, View view) {
    return new Boards(report, range, new Words(view, report.at())).board();
  }

  private Board board() {
    List<Problem> problems = report.problems();
    String unasked =
        report.services().stream()
            .filter(service -> service.readiness() == Readiness.UNKNOWN)
            .map(ServiceState::service)
            .collect(Collectors.joining(", "));
    long more = Shares.more(report.deliveries());
    return new Board(
        range.text(),
        Stream.of(Range.values())
            .map(each -> new Board.Choice(each.text(), words.say("range." + each.text())))
            .toList(),
        words.time(),
        report.well(),
        report.well() ? words.say("well") : words.say("unwell", problems.size()),
        problems.stream().map(words::sentence).toList(),
        unasked.isEmpty() ? "" : words.say("unasked", unasked),
        report.services().stream().map(service -> words.tile(service, problems)).toList(),
        totals(),
        charts(),
        Shares.of(report.deliveries(), words),
        more > 0 ? words.say("countries.more", more) : "");
  }

  private List<Board.Total> totals() {
    List<Board.Total> totals = new ArrayList<>();
    Population now =
        report.population().stream().filter(Objects::nonNull).reduce((a, b) -> b).orElse(null);
    if (now != null) {
      totals.add(total("active", now.active()));
      totals.add(total("inactive", now.inactive()));
      totals.add(total("revoked", now.revoked()));
    }
    totals.add(total("registered", sum("registered")));
    totals.add(total("linked", sum("linked")));
    totals.add(total("ended", sum("revoked-by-key") + sum("revoked-by-password")));
    return totals;
  }

  private Board.Total total(String name, long number) {
    return new Board.Total(
        words.say("total." + name),
        words.count(number),
        NumberFormat.getIntegerInstance(words.locale()).format(number));
  }

  private List<Chart> charts() {
    return List.of(
        counted("registrations", "registered"),
        counted("links", "linked", "expired", "refused", "dropped"),
        counted("revocations", "revoked-by-key", "revoked-by-password"),
        counted("silence", "fell-silent", "woke"),
        drawing(
                "identities",
                List.of(
                    people("active", Population::active),
                    people("inactive", Population::inactive),
                    people("revoked", Population::revoked)),
                Unit.COUNT)
            .drawn(),
        drawing(
                "lag",
                report.lagMillis().entrySet().stream()
                    .map(service -> new Line(service.getKey(), service.getValue()))
                    .toList(),
                Unit.MILLIS)
            .drawn());
  }

  private Chart counted(String chart, String... series) {
    List<Line> lines =
        Stream.of(series).map(each -> new Line(words.say("series." + each), counts(each))).toList();
    return drawing(chart, lines, Unit.COUNT).stacked();
  }

  private Drawing drawing(String chart, List<Line> lines, Unit unit) {
    return new Drawing(
        new Times(report.steps(), range.step(), words.locale()),
        new Drawing.Words(
            chart,
            words.say("chart." + chart),
            words.say("chart." + chart + ".summary"),
            words.say("chart.time"),
            words.say("chart.nothing")),
        lines,
        unit);
  }

  private Line people(String name, ToLongFunction<Population> count) {
    List<@Nullable Long> values = new ArrayList<>();
    for (Population population : report.population()) {
      values.add(population == null ? null : count.applyAsLong(population));
    }
    return new Line(words.say("series." + name), values);
  }

  private List<@Nullable Long> counts(String series) {
    return new ArrayList<>(report.counts().getOrDefault(series, List.of()));
  }

  private long sum(String series) {
    return report.counts().getOrDefault(series, List.of()).stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
