package io.kennung.pages;

import java.util.List;

/**
 * What every page knows.
 *
 * @param texts in the language of the page
 * @param directory its name
 * @param root the path of this service's pages
 * @param version of what a page loads
 */
public record View(Texts texts, String directory, String root, String version) {

  /** The text of this key. */
  public String say(String key) {
    return texts.say(key);
  }

  /** The text of this key, with values for its placeholders. */
  public String say(String key, Object value) {
    return texts.say(key, value);
  }

  /** The languages that a person can choose from. */
  public List<Language> languages() {
    return List.of(Language.values());
  }

  /** The language of the page: two letters. */
  public String lang() {
    return texts.language().tag();
  }
}
