package io.kennung.verification.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GsmTest {

  @Test
  void theAlphabetHas127CharactersAndTenMoreThatTakeTwo() {
    // The 128th place of the table is the escape to the other one.
    assertThat(IntStream.range(0, 0x10000).filter(c -> takes(c) == 1).count()).isEqualTo(127);
    assertThat(IntStream.range(0, 0x10000).filter(c -> takes(c) == 2).count()).isEqualTo(10);
  }

  @Test
  void lettersTakeOneSeptetAndBracesTwo() {
    assertThat(Gsm.septets("Zürich à 1 £\n")).hasValue(13);
    assertThat(Gsm.septets("{€}")).hasValue(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ó", "ç", "’", "\u00a0", "–", "„", "ê", "`", "\t", "😀"})
  void whatLooksHarmlessButIsNotThere(String text) {
    assertThat(Gsm.septets(text)).isEmpty();
    assertThat(Gsm.fits(text)).isFalse();
  }

  @Test
  void oneMessageHolds160() {
    assertThat(Gsm.fits("x".repeat(160))).isTrue();
    assertThat(Gsm.fits("x".repeat(161))).isFalse();
    assertThat(Gsm.fits("x".repeat(159) + "€")).isFalse();
  }

  private static int takes(int character) {
    return Gsm.septets(String.valueOf((char) character)).orElse(0);
  }
}
