package io.kennung.revocation.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.pages.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {

  @ParameterizedTest
  @EnumSource
  void theWordOfEveryLanguageIsTaken(Language language) {
    assertThat(Confirmation.isGiven(Confirmation.word(language))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"revoke", " Revoke\t", "widerrufen", "révoquer", "REVOQUER", "re\u0301voquer"})
  void caseBlanksAroundItAndAccentsDoNotMatter(String typed) {
    assertThat(Confirmation.isGiven(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "yes", "REVOK", "REVOKED", "REV OKE", "REVOKE!", "RЕVOKE"})
  void nothingElseIs(String typed) {
    assertThat(Confirmation.isGiven(typed)).isFalse();
  }
}
