package io.kennung.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages in which this service speaks to people. */
public enum Language {
  /** What everybody gets whose language is not here. */
  ENGLISH(Locale.ENGLISH),
  /** Deutsch. */
  GERMAN(Locale.GERMAN),
  /** Français. */
  FRENCH(Locale.FRENCH),
  /** Italiano. */
  ITALIAN(Locale.ITALIAN),
  /** Español. */
  SPANISH(Locale.of("es"));

  /** No browser sends more; parsing takes the longer the longer it is. */
  private static final int MAX_HEADER = 500;

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /**
   * The language that a client names.
   *
   * @param tag for instance {@code de}, {@code de-CH}, {@code en_US}; anything else is English
   */
  public static Language of(@Nullable String tag) {
    if (tag != null) {
      String first = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
      for (Language language : values()) {
        if (language.tag().equals(first)) {
          return language;
        }
      }
    }
    return ENGLISH;
  }

  /**
   * The language that a browser likes best, of those that are here.
   *
   * @param acceptLanguage the header as it came; nothing, nonsense or only others is English
   */
  public static Language accepted(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER) {
      return ENGLISH;
    }
    try {
      List<Locale> ours = Stream.of(values()).map(Language::locale).toList();
      Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ours);
      return best == null ? ENGLISH : of(best.getLanguage());
    } catch (IllegalArgumentException e) {
      return ENGLISH;
    }
  }

  /** Two lower-case letters. */
  public String tag() {
    return locale.getLanguage();
  }

  /** For resource bundles and formats. */
  public Locale locale() {
    return locale;
  }
}
