package io.kennung.verification.pages;

import io.kennung.verification.texts.DirectoryName;
import io.kennung.verification.texts.Language;
import io.kennung.verification.texts.Texts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Puts the pages together. */
@Singleton
class Pages {

  private final DirectoryName directory;
  private final Assets assets;

  @Inject
  Pages(DirectoryName directory, Assets assets) {
    this.directory = directory;
    this.assets = assets;
  }

  /** The page with the button. */
  String confirm(Language language, String identity) {
    return Templates.confirm(view(language), identity).render();
  }

  /** The button has been pressed, and the address is linked. */
  String linked(Language language, String identity) {
    return Templates.linked(view(language), identity).render();
  }

  /** The link is unknown, used or too old; which of them nobody can tell. */
  String gone(Language language) {
    return Templates.gone(view(language)).render();
  }

  /**
   * The code of a short message.
   *
   * @param app the link that opens the app with it
   */
  String phone(Language language, String code, String app) {
    // One by one, or a screen reader says "a hundred and twenty-three thousand".
    String spoken = String.join(", ", code.split(""));
    return Templates.phone(view(language), code, spoken, app).render();
  }

  /** There is no such page. */
  String nothing(Language language) {
    Texts texts = Texts.of(language);
    return Templates.message(view(language), texts.say("nothing.title"), texts.say("nothing.text"))
        .render();
  }

  /**
   * Something did not work.
   *
   * @param failure the key of the text that says what
   */
  String trouble(Language language, String failure) {
    Texts texts = Texts.of(language);
    return Templates.message(view(language), texts.say("trouble.title"), texts.say(failure))
        .render();
  }

  private View view(Language language) {
    return new View(Texts.of(language), directory.text(), assets.version());
  }
}
