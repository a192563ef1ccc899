package io.kennung.idctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

  @ParameterizedTest
  @CsvSource({
    "LANG, de_CH.UTF-8, de",
    "LANG, fr, fr",
    "LC_MESSAGES, es.UTF-8, es",
    "LC_ALL, it_CH@euro, it",
    "LANG, C.UTF-8, en",
    "LANG, POSIX, en",
    "LANG, '', en",
    "OTHER, de, en"
  })
  void languageIsThatOfThePerson(String variable, String value, String language) {
    assertThat(language(Map.of(variable, value))).isEqualTo(language);
  }

  @Test
  void oneVariableOverridesTheOther() {
    assertThat(language(Map.of("LANG", "de", "LC_MESSAGES", "fr"))).isEqualTo("fr");
    assertThat(language(Map.of("LC_ALL", "it", "LC_MESSAGES", "fr"))).isEqualTo("it");
  }

  private static String language(Map<String, String> environment) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Surroundings(
            environment,
            Path.of("/"),
            Clock.systemUTC(),
            nowhere,
            nowhere,
            Input.none(),
            Screen.none())
        .language();
  }
}
