package io.kennung.idctl.terminal;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The sentences of one package, from {@code texts.properties} beside it, in the language that the
 * person has set up where there is a translation, and else in English.
 */
public final class Texts {

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** Those of the package that this class is in. */
  public static Texts of(Class<?> speaker) {
    return new Texts(bundle(speaker));
  }

  /** The same, for the library that prints the help. */
  public static ResourceBundle bundle(Class<?> speaker) {
    return ResourceBundle.getBundle(
        speaker.getPackageName() + ".texts",
        Locale.getDefault(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /**
   * A sentence.
   *
   * @param values for its {@code %s}, or {@code %1$s} where a translation wants another order
   * @throws MissingResourceException when there is no such sentence
   */
  public String say(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : pattern.formatted(values);
  }
}
