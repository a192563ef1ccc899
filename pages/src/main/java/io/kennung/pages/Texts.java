package io.kennung.pages;

import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What is said in one language. */
public final class Texts {

  /** Those of every service, then those that a service may have beside them. */
  private static final List<String> BUNDLES =
      List.of(
          "texts.common", "texts.messages", "texts.pages", "texts.failures", "texts.operations");

  private static final long SECONDS_A_MINUTE = 60;
  private static final long SECONDS_AN_HOUR = 3_600;

  /** A wait is told in the smaller unit until it would be more than so many of it. */
  private static final long MOST_OF_A_UNIT = 90;

  private static final Map<Language, Texts> ALL = readAll();

  private final Language language;
  private final Map<String, String> patterns;

  private Texts(Language language, Map<String, String> patterns) {
    this.language = language;
    this.patterns = patterns;
  }

  /** The texts of this language. */
  public static Texts of(Language language) {
    Texts texts = ALL.get(language);
    if (texts == null) {
      throw new IllegalStateException("every language is read at start");
    }
    return texts;
  }

  /** The files of this service: their folder and names, without language and ending. */
  public static List<String> bundles() {
    return BUNDLES.stream().filter(Texts::isThere).toList();
  }

  /** The language they are in. */
  public Language language() {
    return language;
  }

  /**
   * The text of this key.
   *
   * @param values for its placeholders
   * @throws MissingResourceException when there is no such text
   */
  public String say(String key, @Nullable Object... values) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new MissingResourceException("no text for " + key, Texts.class.getName(), key);
    }
    return new MessageFormat(pattern, language.locale()).format(values);
  }

  /**
   * Why something was refused until later.
   *
   * @param name of the failure
   * @param seconds until then; told in minutes or hours where that is easier to read
   */
  public String failure(String name, long seconds) {
    return say(name, pause(seconds));
  }

  /** A time to wait, rounded up. */
  String pause(long seconds) {
    if (seconds <= MOST_OF_A_UNIT) {
      return say("wait.seconds", Math.max(1, seconds));
    }
    if (seconds <= MOST_OF_A_UNIT * SECONDS_A_MINUTE) {
      return say("wait.minutes", Math.ceilDiv(seconds, SECONDS_A_MINUTE));
    }
    return say("wait.hours", Math.ceilDiv(seconds, SECONDS_AN_HOUR));
  }

  private static Map<Language, Texts> readAll() {
    Map<Language, Texts> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Map<String, String> patterns = new HashMap<>();
      for (String bundle : bundles()) {
        ResourceBundle read = read(bundle, language.locale());
        read.keySet().forEach(key -> patterns.put(key, read.getString(key)));
      }
      all.put(language, new Texts(language, Map.copyOf(patterns)));
    }
    return all;
  }

  private static boolean isThere(String bundle) {
    return Texts.class.getResource("/" + bundle.replace('.', '/') + ".properties") != null;
  }

  /** The language of the machine does not matter: what is not there is English. */
  static ResourceBundle read(String bundle, Locale locale) {
    return ResourceBundle.getBundle(
        bundle,
        locale,
        Texts.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
