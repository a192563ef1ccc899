package io.kennung.identity.console.words;

import io.kennung.pages.Texts;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** Single words of other services, in the language of the page. */
public final class Words {

  private final Texts texts;

  /** In this language. */
  public Words(Texts texts) {
    this.texts = texts;
  }

  /** The text of the key; the word itself where a newer service says one that is not known here. */
  public String of(String group, @Nullable String word) {
    if (word == null) {
      return "";
    }
    try {
      return texts.say(group + "." + word);
    } catch (MissingResourceException e) {
      return word;
    }
  }

  boolean has(String key) {
    try {
      return !texts.say(key).isEmpty();
    } catch (MissingResourceException e) {
      return false;
    }
  }
}
