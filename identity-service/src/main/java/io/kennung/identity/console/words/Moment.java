package io.kennung.identity.console.words;

import io.kennung.pages.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;

/**
 * A time, for people and for machines.
 *
 * @param iso as HTML wants it
 * @param text in words, UTC
 */
public record Moment(String iso, String text) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** To the minute. */
  public static Moment of(Texts texts, Instant at) {
    var utc = at.atOffset(ZoneOffset.UTC);
    return new Moment(at.toString(), texts.say("moment", date(texts, utc), TIME.format(utc)));
  }

  /** A day alone. */
  public static Moment of(Texts texts, LocalDate day) {
    return new Moment(day.toString(), date(texts, day));
  }

  private static String date(Texts texts, TemporalAccessor day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(texts.language().locale())
        .format(day);
  }
}
