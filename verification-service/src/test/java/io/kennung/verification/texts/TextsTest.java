package io.kennung.verification.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
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
    assertThat(Texts.of(Language.GERMAN).failure("TRY_LATER", seconds))
        .isEqualTo("Bitte in " + told + " noch einmal versuchen.");
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
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMAN);
    ResourceBundle.clearCache(Texts.class.getClassLoader());
    try {
      assertThat(Texts.read("texts.failures", Locale.ENGLISH).getString("WRONG_CODE"))
          .isEqualTo("The code is wrong.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "A\r\nBcc: x", "Ключ", "a name that is far too long"})
  void aDirectoryWithWhoseNameNoMessageCanBeginIsRefused(String name) {
    assertThatThrownBy(() -> new DirectoryName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("directory.name");
  }
}
