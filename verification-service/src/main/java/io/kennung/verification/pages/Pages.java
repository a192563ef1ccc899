package io.kennung.verification.pages;

import io.kennung.pages.Language;
import io.kennung.pages.Views;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Puts the pages together. */
@Singleton
class Pages {

  private final Views views;

  @Inject
  Pages(Views views) {
    this.views = views;
  }

  /** The page with the button. */
  String confirm(Language language, String identity) {
    return Templates.confirm(views.in(language), identity).render();
  }

  /** The button has been pressed, and the address is linked. */
  String linked(Language language, String identity) {
    return Templates.linked(views.in(language), identity).render();
  }

  /** The link is unknown, used or too old; which of them nobody can tell. */
  String gone(Language language) {
    return Templates.gone(views.in(language)).render();
  }

  /**
   * The code of a short message.
   *
   * @param app the link that opens the app with it
   */
  String phone(Language language, String code, String app) {
    // One by one, or a screen reader says "a hundred and twenty-three thousand".
    String spoken = String.join(", ", code.split(""));
    return Templates.phone(views.in(language), code, spoken, app).render();
  }
}
