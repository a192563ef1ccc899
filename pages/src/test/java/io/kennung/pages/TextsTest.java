package io.kennung.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.answers.CommonFailure;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 1 Sekunde",
    "0, 1 Sekunde",
    "1, 1 Sekunde",
    "2, 2 Sekunden",
    "90, 90 Sekunden",
    "91, 2 Minuten",
    "120, 2 Minuten",
    "121, 3 Minuten",
    "5400, 90 Minuten",
    "5401, 2 Stunden",
    "17280, 5 Stunden"
  })
  void aWaitIsToldInTheUnitThatReadsBest(long seconds, String told) {
    assertThat(Texts.of(Language.GERMAN).pause(seconds)).isEqualTo(told);
  }

  @ParameterizedTest
  @EnumSource
  void theUnitsAreThoseOfTheLanguage(Language language) {
    Texts texts = Texts.of(language);

    assertThat(texts.pause(60)).startsWith("60 ");
    assertThat(texts.pause(6_000_000)).doesNotContain("{").contains("1");
    assertThat(texts.language()).isEqualTo(language);
  }

  @Test
  void aMissingTextIsAMistakeAndNotAnEmptyPage() {
    assertThatThrownBy(() -> Texts.of(Language.GERMAN).say("no.such.text"))
        .isInstanceOf(MissingResourceException.class);
  }

  @Test
  void theFailuresOfTheChassisHaveTheirTexts() {
    for (CommonFailure failure : CommonFailure.values()) {
      assertThat(Texts.of(Language.ENGLISH).say(failure.name())).isEqualTo(failure.text());
    }
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMAN);
    ResourceBundle.clearCache(Texts.class.getClassLoader());
    try {
      assertThat(Texts.read("texts.common", Locale.ENGLISH).getString("trouble.title"))
          .isEqualTo("That did not work");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "A\r\nBcc: x", "a name that is far too long"})
  void aDirectoryWhoseNameFitsNowhereIsRefused(String name) {
    assertThatThrownBy(() -> new DirectoryName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("directory.name");
  }
}
