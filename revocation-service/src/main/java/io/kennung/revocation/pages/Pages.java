package io.kennung.revocation.pages;

import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.pages.Views;
import io.kennung.revocation.ending.RevocationConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Puts the pages together. */
@Singleton
class Pages {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Views views;
  private final RevocationConfig limits;

  @Inject
  Pages(Views views, RevocationConfig limits) {
    this.views = views;
    this.limits = limits;
  }

  /** The page with the form. */
  String revoke(Language language, Form form) {
    String tries = Texts.of(language).say("form.tries", limits.triesAnHour(), limits.triesADay());
    return Templates.revoke(views.in(language), form, Confirmation.word(language), tries).render();
  }

  /**
   * The identity has ended.
   *
   * @param at when it did, which may be long ago
   */
  String revoked(Language language, String identity, Instant at) {
    OffsetDateTime when = at.atOffset(ZoneOffset.UTC);
    String date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(language.locale())
            .format(when);
    String told = Texts.of(language).say("revoked.when", date, TIME.format(when));
    return Templates.revoked(views.in(language), identity, told).render();
  }
}
