package io.kennung.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of a dashboard or an alarm: what it speaks of. Reads as much of PromQL as ours need.
 *
 * @param promQl with the variables of Grafana filled in
 */
record Expression(String promQl) {

  private static final Pattern SELECTOR =
      Pattern.compile("(?<name>[a-z_]+[a-zA-Z0-9_:]*|ALERTS)\\s*(?:\\{(?<matchers>[^}]*)})?");

  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");

  private static final Pattern GROUPING = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");

  private static final Set<String> FAMILIES =
      Set.of("directory", "http", "jvm", "process", "agroal", "up");

  /** A metric and a label that it must have. */
  record Use(List<String> anyOf, String label) {}

  /** As Grafana would ask for a few minutes. */
  static Expression of(String query) {
    return new Expression(
        query
            .replace("$__rate_interval", "1m")
            .replace("$__range", "5m")
            .replace("$service", ".+")
            .replace("$instance", ".+"));
  }

  /** Every metric that it names. */
  Set<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>();
    selectors().forEach(each -> metrics.add(each.group("name")));
    return metrics;
  }

  /** Every label that it selects or groups by. */
  List<Use> labels() {
    List<Use> uses = new ArrayList<>();
    selectors()
        .forEach(each -> {
          String matchers = each.group("matchers");
          if (matchers != null) {
            MATCHER
                .matcher(matchers)
                .results()
                .forEach(one -> uses.add(new Use(List.of(each.group("name")), one.group(1))));
          }
        });
    GROUPING
        .matcher(promQl)
        .results()
        .flatMap(one -> Stream.of(one.group(1).split(",")))
        .forEach(label -> uses.add(new Use(List.copyOf(metrics()), label.strip())));
    uses.removeIf(use -> use.anyOf().isEmpty());
    return uses;
  }

  private Stream<MatchResult> selectors() {
    String withoutGroups = GROUPING.matcher(promQl).replaceAll("by");
    return SELECTOR
        .matcher(withoutGroups)
        .results()
        .filter(each -> FAMILIES.contains(each.group("name").split("[_:]")[0]))
        .filter(each -> !isInString(withoutGroups, each.start()));
  }

  private static boolean isInString(String text, int place) {
    return text.substring(0, place).chars().filter(each -> each == '"').count() % 2 == 1;
  }
}
