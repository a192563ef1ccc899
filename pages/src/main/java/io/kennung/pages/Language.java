package io.kennung.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages in which this service speaks to people. */
public enum Language {
  /** What everybody gets whose language is not here. */
  ENGLISH(Locale.ENGLISH, "English"),
  /** For instance in Germany, Austria and Switzerland: nobody is addressed. */
  GERMAN(Locale.GERMAN, "Deutsch"),
  /** With a space that does not break before signs of two parts. */
  FRENCH(Locale.FRENCH, "Français"),
  /** Nobody is addressed. */
  ITALIAN(Locale.ITALIAN, "Italiano"),
  /** The polite form. */
  SPANISH(Locale.of("es"), "Español");

  /** The query parameter of a page in which a person's choice stands. */
  public static final String PARAMETER = "lang";

  /** No browser sends more; parsing takes the longer the longer it is. */
  private static final int MAX_HEADER = 500;

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
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

  /**
   * The language that a person has chosen on a page, or else the one that the browser likes best.
   *
   * @param lang two letters; whatever names none of ours has chosen nothing
   */
  public static Language chosen(@Nullable String lang, @Nullable String acceptLanguage) {
    return Stream.of(values())
        .filter(language -> language.tag().equals(lang))
        .findFirst()
        .orElseGet(() -> accepted(acceptLanguage));
  }

  /** Two lower-case letters. */
  public String tag() {
    return locale.getLanguage();
  }

  /** What those who speak it call it. */
  public String ownName() {
    return ownName;
  }

  /** For resource bundles and formats. */
  public Locale locale() {
    return locale;
  }
}
