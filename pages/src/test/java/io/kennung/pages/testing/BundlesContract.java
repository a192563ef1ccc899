package io.kennung.pages.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The files of a service's texts, those of all services among them: complete, well formed, and each
 * in its own language.
 */
public abstract class BundlesContract {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
  private static final Pattern ENGLISH_WORD =
      Pattern.compile("(?iU)\\b(the|you|your|please|this|and|with|again)\\b");

  private static final Set<String> SAME_AS_ENGLISH =
      Set.of("de id.label", "it id.label", "es id.label", "fr wait.minutes");

  /** Texts, beyond those of all services, that are the same as in English: language and key. */
  protected Set<String> sameAsEnglish() {
    return Set.of();
  }

  /** Words that would change how this language addresses its reader. */
  private static final Map<Language, Pattern> WRONG_ADDRESS =
      Map.of(
          Language.GERMAN,
              Pattern.compile("(?U)\\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\\w*|Sie|Ihnen|Ihr\\w*)\\b"),
          Language.FRENCH, Pattern.compile("(?iU)\\b(tu|te|ton|ta|tes|toi)\\b"),
          Language.ITALIAN, Pattern.compile("(?U)\\b([Tt]u|[Tt]i|[Tt]u[oae]|Lei|Suo|Sua|Le)\\b"),
          Language.SPANISH, Pattern.compile("(?iU)\\b(tú|tu|tus|te|ti)\\b"));

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasTheKeysOfEnglish(Language language) {
    for (String bundle : Texts.bundles()) {
      assertThat(read(bundle, language).keySet())
          .as("%s in %s", bundle, language)
          .isEqualTo(read(bundle, Language.ENGLISH).keySet())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasThePlaceholdersOfEnglish(Language language) {
    Map<String, String> english = all(Language.ENGLISH);
    all(language)
        .forEach((key, text) ->
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key))));
  }

  @ParameterizedTest
  @EnumSource
  void everyTextIsAFormatWithoutStrayApostrophes(Language language) {
    all(language)
        .forEach((key, text) -> {
          assertThat(text.replace("''", "")).as("%s in %s", key, language).doesNotContain("'");
          String said = Texts.of(language).say(key, 7, "seven", "sieben");
          assertThat(said).as(key).isNotBlank().doesNotContain("{", "}", "''");
          assertThat(said).as(key).isEqualTo(said.strip()).doesNotContain("  ");
        });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
  void nothingIsLeftInEnglish(Language language) {
    Map<String, String> english = all(Language.ENGLISH);
    all(language)
        .forEach((key, text) -> {
          assertThat(text).as(key).doesNotContainPattern(ENGLISH_WORD);
          String name = language.tag() + " " + key;
          if (!SAME_AS_ENGLISH.contains(name) && !sameAsEnglish().contains(name)) {
            assertThat(text).as(key).isNotEqualTo(english.get(key));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
  void everybodyIsAddressedInTheSameWay(Language language) {
    all(language)
        .forEach((key, text) ->
            assertThat(text).as(key).doesNotContainPattern(WRONG_ADDRESS.get(language)));
  }

  @Test
  void frenchSpacesBeforeSignsDoNotBreak() {
    all(Language.FRENCH)
        .forEach((key, text) -> {
          if (!key.startsWith("sms.")) { // no such space in the alphabet of an SMS
            assertThat(text).as(key).doesNotContainPattern("[^\u00a0][;?!]|[^\u00a0]:");
          }
        });
  }

  @Test
  void noKeyStandsInTwoFiles() {
    List<String> keys = new ArrayList<>();
    Texts.bundles()
        .forEach(bundle -> keys.addAll(read(bundle, Language.ENGLISH).stringPropertyNames()));
    assertThat(keys).doesNotHaveDuplicates();
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> all(Language language) {
    return Texts.bundles().stream()
        .flatMap(bundle -> entries(read(bundle, language)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Stream<Map.Entry<String, String>> entries(Properties properties) {
    return properties.stringPropertyNames().stream()
        .map(key -> Map.entry(key, properties.getProperty(key)));
  }

  private static Properties read(String bundle, Language language) {
    String ending = language == Language.ENGLISH ? "" : "_" + language.tag();
    String file = "/" + bundle.replace('.', '/') + ending + ".properties";
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8.newDecoder())) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
