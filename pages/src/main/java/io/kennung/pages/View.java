package io.kennung.pages;

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

  /** The language of the page: two letters. */
  public String lang() {
    return texts.language().tag();
  }
}
