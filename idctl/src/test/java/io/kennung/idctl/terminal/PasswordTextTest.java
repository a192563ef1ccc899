package io.kennung.idctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"Zürich-ß", "Zürich-ß\n", "Zürich-ß\r\n", "\ufeffZürich-ß", "\ufeffZürich-ß\r\n"})
  void endOfTheLineAndMarkOfAnEditorAreNotPartOfThePassword(String text) {
    assertThat(read(text)).isEqualTo("Zürich-ß");
  }

  @ParameterizedTest
  @ValueSource(strings = {" geheim 123 ", "\tgeheim", "a\ufeffb", "𝕘𝕖𝕙𝕖𝕚𝕞"})
  void everythingElseIs(String text) {
    assertThat(read(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "\ufeff"})
  void nothingIsAnEmptyPassword(String text) {
    assertThat(read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"geheim\n\n", "geheim\nlogin: anna", "\ngeheim", "ge\rheim"})
  void moreThanALineIsRefusedAndNotShown(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("one line")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void whatIsNoUtf8OrTooLongIsRefused() {
    assertThatThrownBy(() -> PasswordText.of("Zürich".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> PasswordText.of(new byte[PasswordText.LIMIT + 1]))
        .hasMessageContaining("too long");
  }

  private static String read(String text) {
    return new String(PasswordText.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
