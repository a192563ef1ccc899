package io.kennung.identity.operations;

import io.kennung.identity.operations.figures.Figures;
import io.kennung.identity.operations.figures.Heartbeat;
import io.kennung.identity.operations.figures.Series;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import io.kennung.staff.audit.Audit;
import io.kennung.staff.audit.Deed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows how the directory is doing as a whole. On record once an hour for whoever looks. */
@Singleton
class Overview {

  /** The hour that has just begun says little yet. */
  private static final Duration LATELY = Duration.ofHours(1);

  private final Figures figures;
  private final Diagnosis diagnosis;
  private final Looks looks;
  private final Audit audit;
  private final Clock clock;

  @Inject
  Overview(Figures figures, Diagnosis diagnosis, Looks looks, Audit audit, Clock clock) {
    this.figures = figures;
    this.diagnosis = diagnosis;
    this.looks = looks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * How it is doing.
   *
   * @param answers what the services say when they are asked
   */
  @Transactional
  Report report(StaffMember who, Range range, Map<String, Answer> answers) {
    Instant now = clock.instant();
    if (looks.isFirst(who, now)) {
      audit.record(who, new Deed("operations", Deed.NOBODY, Purpose.NONE, "done"));
    }
    Steps steps = new Steps(range.steps(now));
    List<ServiceState> services = services(answers);
    Instant lately = now.truncatedTo(ChronoUnit.HOURS).minus(LATELY);
    List<Problem> problems = diagnosis.of(services, answers, figures.fates(lately));
    return new Report(
        now,
        range.text(),
        steps.beginnings(),
        problems.isEmpty(),
        problems,
        services,
        counts(steps),
        steps.last(figures.population(steps.first())),
        lags(steps),
        figures.fates(steps.first()));
  }

  private List<ServiceState> services(Map<String, Answer> answers) {
    Map<String, Heartbeat> pulses =
        figures.heartbeats().stream()
            .collect(Collectors.toMap(Heartbeat::service, Function.identity()));
    return Part.all()
        .map(Part::service)
        .map(service -> {
          Answer answer = answers.getOrDefault(service, Answer.of(Readiness.UNKNOWN));
          @Nullable Heartbeat pulse = pulses.get(service);
          return new ServiceState(service, answer.readiness(), answer.failing(), pulse);
        })
        .toList();
  }

  private Map<String, List<Long>> counts(Steps steps) {
    Map<String, List<Long>> counts = new LinkedHashMap<>();
    Map<Series, NavigableMap<Instant, Long>> hours = figures.counts(steps.first());
    for (Series series : Series.values()) {
      counts.put(text(series), steps.sums(hours.getOrDefault(series, new TreeMap<>())));
    }
    return counts;
  }

  private Map<String, List<@Nullable Long>> lags(Steps steps) {
    Map<String, List<@Nullable Long>> lags = new LinkedHashMap<>();
    figures
        .lags(steps.first())
        .forEach((service, hours) -> lags.put(service, steps.largest(hours)));
    return lags;
  }

  private static String text(Series series) {
    return series.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
