package io.kennung.verification.texts;

import java.util.Locale;
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

  /** Two lower-case letters. */
  public String tag() {
    return locale.getLanguage();
  }

  /** For resource bundles and formats. */
  public Locale locale() {
    return locale;
  }
}
