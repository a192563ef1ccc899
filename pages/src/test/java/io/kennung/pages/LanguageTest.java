package io.kennung.pages;

import static io.kennung.pages.Language.ENGLISH;
import static io.kennung.pages.Language.FRENCH;
import static io.kennung.pages.Language.GERMAN;
import static io.kennung.pages.Language.ITALIAN;
import static io.kennung.pages.Language.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @Test
  void aClientNamesItsLanguageInManyWays() {
    assertThat(Language.of("de")).isEqualTo(GERMAN);
    assertThat(Language.of("de-CH")).isEqualTo(GERMAN);
    assertThat(Language.of("FR_fr")).isEqualTo(FRENCH);
    assertThat(Language.of("zh-Hans")).isEqualTo(ENGLISH);
    assertThat(Language.of(null)).isEqualTo(ENGLISH);
  }

  @Test
  void aBrowserGetsTheLanguageItLikesBest() {
    assertThat(Language.accepted("de-CH,de;q=0.9,en;q=0.8")).isEqualTo(GERMAN);
    assertThat(Language.accepted("en;q=0.5, it;q=0.9")).isEqualTo(ITALIAN);
    assertThat(Language.accepted("zh-Hans, es-MX;q=0.4")).isEqualTo(SPANISH);
    assertThat(Language.accepted("fr;q=0, es;q=0.1")).isEqualTo(SPANISH);
  }

  @Test
  void whatAPersonHasChosenCountsMoreThanTheBrowser() {
    assertThat(Language.chosen("it", "de")).isEqualTo(ITALIAN);
    assertThat(Language.chosen(null, "de")).isEqualTo(GERMAN);
    assertThat(Language.chosen("zh", "de")).isEqualTo(GERMAN);
    assertThat(Language.chosen("\"><script>", null)).isEqualTo(ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "zh", ";;;", "de;q=x", "de,,\u0000", "x-y-z, 🙂", "nope=1;q"})
  void anythingElseIsEnglish(String header) {
    assertThat(Language.accepted(header)).isEqualTo(ENGLISH);
  }

  @Test
  void nothingAndTooMuchIsEnglish() {
    assertThat(Language.accepted(null)).isEqualTo(ENGLISH);
    assertThat(Language.accepted("de,".repeat(500))).isEqualTo(ENGLISH);
  }
}
