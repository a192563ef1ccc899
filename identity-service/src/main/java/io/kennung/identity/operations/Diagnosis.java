package io.kennung.identity.operations;

import io.kennung.identity.operations.Problem.Cause;
import io.kennung.identity.operations.figures.Fate;
import io.kennung.identity.operations.figures.Heartbeat;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what is not well. */
@Singleton
class Diagnosis {

  private static final String MAIL = "none";

  private final OperationsConfig config;
  private final Clock clock;
  private volatile Instant started;

  @Inject
  Diagnosis(OperationsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.started = clock.instant();
  }

  void start(@Observes StartupEvent event) {
    started = clock.instant();
  }

  /**
   * What is not well, the worst first.
   *
   * @param fates what became of the messages and calls of late
   */
  List<Problem> of(List<ServiceState> services, Map<String, Answer> answers, List<Fate> fates) {
    List<Problem> problems = new ArrayList<>();
    services.forEach(service -> unready(service, problems));
    services.forEach(service -> silent(service, problems));
    services.forEach(service -> lagging(service, problems));
    refused(fates, problems);
    answers.forEach((service, answer) -> {
      if (answer.braked()) {
        problems.add(Problem.of(Cause.BRAKED, service, 0));
      }
    });
    return problems;
  }

  private static void unready(ServiceState service, List<Problem> problems) {
    switch (service.readiness()) {
      case NOT_READY ->
          problems.add(new Problem(Cause.NOT_READY, service.service(), 0, service.failing()));
      case NO_ANSWER -> problems.add(Problem.of(Cause.NO_ANSWER, service.service(), 0));
      case READY, UNKNOWN -> {
        // Nothing that anybody could say.
      }
    }
  }

  private void silent(ServiceState service, List<Problem> problems) {
    if (Part.all().noneMatch(part -> part.hasPulse() && part.service().equals(service.service()))) {
      return;
    }
    Heartbeat pulse = service.pulse();
    Duration silence = Duration.between(pulse == null ? started : pulse.at(), clock.instant());
    if (silence.compareTo(config.maxSilence()) >= 0) {
      problems.add(
          Problem.of(Cause.SILENT, service.service(), pulse == null ? -1 : silence.toSeconds()));
    }
  }

  private void lagging(ServiceState service, List<Problem> problems) {
    @Nullable Heartbeat pulse = service.pulse();
    if (pulse != null && pulse.lagMillis() > config.maxLag().toMillis()) {
      problems.add(Problem.of(Cause.LAGGING, service.service(), pulse.lagMillis() / 1000));
    }
  }

  private void refused(List<Fate> fates, List<Problem> problems) {
    Map<String, long[]> countries = new TreeMap<>();
    for (Fate fate : fates) {
      if (!fate.country().equals(MAIL)) {
        long[] sums = countries.computeIfAbsent(fate.country(), ignored -> new long[2]);
        sums[0] += fate.attempts();
        sums[1] += fate.refused();
      }
    }
    countries.forEach((country, sums) -> {
      long percent = sums[0] == 0 ? 0 : 100 * sums[1] / sums[0];
      if (sums[0] >= config.refusedLeast() && percent >= config.refusedPercent()) {
        problems.add(Problem.of(Cause.REFUSED, country, percent));
      }
    });
  }
}
