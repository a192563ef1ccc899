package io.kennung.revocation.pages;

import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The word that has to be typed, so that nobody ends an identity by accident. */
final class Confirmation {

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  /** A page may have changed its language since it was read. */
  private static final Set<String> WORDS =
      Stream.of(Language.values())
          .map(language -> plain(word(language)))
          .collect(Collectors.toUnmodifiableSet());

  private Confirmation() {}

  /** The word in this language. */
  static String word(Language language) {
    return Texts.of(language).say("confirmation.word");
  }

  /** Whether this is the word, in whichever language, with or without its accents. */
  static boolean isGiven(String typed) {
    return WORDS.contains(plain(typed));
  }

  private static String plain(String text) {
    String apart = Normalizer.normalize(text.strip(), Normalizer.Form.NFD);
    return ACCENTS.matcher(apart).replaceAll("").toUpperCase(Locale.ROOT);
  }
}
