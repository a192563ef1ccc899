package io.kennung.idctl.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times as people say them. */
public final class Words {

  private static final Texts TEXTS = Texts.of(Words.class);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(TEXTS.say("time.at"), Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** When something may be done: {@code now}, {@code in 45 s}, {@code in 2 min 30 s}. */
  public static String in(Duration wait) {
    return wait.isZero() ? TEXTS.say("time.now") : TEXTS.say("time.in", of(wait));
  }

  /** How long: {@code 45 s}, {@code 10 min}, {@code 23 h 59 min}. The two largest units count. */
  public static String of(Duration time) {
    List<String> parts = new ArrayList<>();
    add(parts, time.toHours(), "time.hours");
    add(parts, time.toMinutesPart(), "time.minutes");
    add(parts, time.toSecondsPart(), "time.seconds");
    return parts.isEmpty()
        ? TEXTS.say("time.seconds", 0)
        : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
  }

  /** A point in time: {@code 2026-11-21 12:00:00 UTC}. */
  public static String at(Instant time) {
    return TIME.format(time);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(TEXTS.say(unit, count));
    }
  }
}
