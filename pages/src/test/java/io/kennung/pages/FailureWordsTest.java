package io.kennung.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Failure;
import org.junit.jupiter.api.Test;

class FailureWordsTest {

  private enum Untold implements Failure {
    ODD;

    @Override
    public int status() {
      return 400;
    }

    @Override
    public String text() {
      return "Odd.";
    }
  }

  private final FailureWords words = new FailureWords();

  @Test
  void aFailureIsToldInTheLanguageOfTheClient() {
    assertThat(words.of(CommonFailure.TOO_LARGE, "de-AT,en;q=0.5"))
        .isEqualTo("Die Anfrage ist zu groß.");
    assertThat(words.of(CommonFailure.TOO_LARGE, null)).isEqualTo("The request is too large.");
    assertThat(words.say(Language.FRENCH, CommonFailure.TOO_LARGE))
        .isEqualTo("La requête est trop volumineuse.");
  }

  @Test
  void aFailureThatIsSaidToProgramsOnlyStaysAsItIs() {
    assertThat(words.of(Untold.ODD, "de")).isEqualTo("Odd.");
  }
}
