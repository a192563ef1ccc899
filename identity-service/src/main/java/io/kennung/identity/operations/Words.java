package io.kennung.identity.operations;

import io.kennung.identity.operations.charts.Shortened;
import io.kennung.identity.operations.figures.Heartbeat;
import io.kennung.pages.View;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page says of services and problems.
 *
 * @param view the language
 * @param now when the figures were true
 */
record Words(View view, Instant now) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  String say(String key, @Nullable Object... values) {
    return view.texts().say("operations." + key, values);
  }

  Locale locale() {
    return view.texts().language().locale();
  }

  String time() {
    return TIME.format(now.atOffset(ZoneOffset.UTC));
  }

  String sentence(Problem problem) {
    String subject = problem.subject();
    return switch (problem.cause()) {
      case NOT_READY ->
          problem.details().isEmpty()
              ? say("problem.unready", subject)
              : say("problem.failing", subject, String.join(", ", problem.details()));
      case NO_ANSWER -> say("problem.no-answer", subject);
      case SILENT ->
          problem.figure() < 0
              ? say("problem.never", subject)
              : say("problem.silent", subject, duration(problem.figure() * 1000));
      case LAGGING -> say("problem.lagging", subject, duration(problem.figure() * 1000));
      case REFUSED -> say("problem.refused", "+" + subject, problem.figure());
      case BRAKED -> say("problem.braked", subject);
    };
  }

  Board.Tile tile(ServiceState service, List<Problem> problems) {
    boolean bad = problems.stream().anyMatch(each -> each.subject().equals(service.service()));
    String style = service.readiness() == Readiness.UNKNOWN ? "unknown" : "good";
    List<String> facts = new ArrayList<>();
    Heartbeat pulse = service.pulse();
    if (pulse != null) {
      long ago = Math.max(0, Duration.between(pulse.at(), now).toMillis());
      facts.add(say("service.lag", duration(pulse.lagMillis())));
      facts.add(say("service.unsent", pulse.unsent()));
      facts.add(say("service.pulse", duration(ago / 1000 * 1000)));
    } else {
      boolean told =
          Part.all().anyMatch(part -> part.hasPulse() && part.service().equals(service.service()));
      facts.add(say(told ? "service.never" : "service.mute"));
    }
    return new Board.Tile(
        service.service(),
        bad ? "bad" : style,
        say("readiness." + service.readiness().text()),
        facts);
  }

  String duration(long millis) {
    return Shortened.duration(millis, locale());
  }

  String count(long number) {
    return Shortened.count(number, locale());
  }
}
