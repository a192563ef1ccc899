package io.kennung.pages;

import io.kennung.chassis.answers.CommonFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The pages that every service has. */
@Singleton
public class CommonPages {

  private final Views views;

  @Inject
  CommonPages(Views views) {
    this.views = views;
  }

  /** There is no such page. */
  public String nothing(Language language) {
    return message(language, "nothing.title", "nothing.text");
  }

  /** Something did not work. */
  public String trouble(Language language, CommonFailure failure) {
    return message(language, "trouble.title", failure.name());
  }

  private String message(Language language, String title, String text) {
    View view = views.in(language);
    return Templates.message(view, view.say(title), view.say(text)).render();
  }
}
