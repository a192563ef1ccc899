package io.kennung.verification.pages;

import io.kennung.verification.texts.Texts;

/**
 * What every page knows.
 *
 * @param texts in the language of the page
 * @param directory its name
 * @param version of the style sheet and the icon
 */
public record View(Texts texts, String directory, String version) {

  /** The text of this key. */
  public String say(String key) {
    return texts.say(key);
  }

  /** The language of the page: two letters. */
  public String lang() {
    return texts.language().tag();
  }
}
