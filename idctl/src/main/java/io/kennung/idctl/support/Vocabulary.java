package io.kennung.idctl.support;

import io.kennung.idctl.terminal.Texts;
import java.util.MissingResourceException;

/** What the words of the directory mean; one that is not known here stands as it came. */
final class Vocabulary {

  private static final Texts TEXTS = Texts.of(Vocabulary.class);

  private Vocabulary() {}

  /**
   * @param about such as {@code state}
   * @param word letters and hyphens
   */
  static String of(String about, String word) {
    try {
      return TEXTS.say(about + "." + word);
    } catch (MissingResourceException e) {
      return word;
    }
  }
}
