package io.kennung.idctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+41791234567",
        "+41 79 123 45 67",
        "0041791234567",
        "00 41 79-123-45-67",
        "+41 (0)79 123-45-67",
        "+41 ( 0 ) 79 123 45 67",
        "(+41) [79] 1234567",
        "+41\u00a079\u202f123\u201045\u201367"
      })
  void numberIsReadAsPeopleWriteIt(String typed) {
    assertThat(Typed.phone(typed)).isEqualTo("41791234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "00",
        "079 123 45 67",
        "41791234567",
        "+041791234567",
        "+41 79 CALL ME",
        "+41/79/1234567",
        "+41791234567+",
        "+4179123456789012",
        "\uff0b41791234567",
        "+\u0664\u0661\u0667\u0669\u0661\u0662\u0663"
      })
  void whatIsNoNumberWithACountryCodeIsShownTheFormWanted(String typed) {
    assertThatThrownBy(() -> Typed.phone(typed))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("for example +41 79 123 45 67");
  }

  @Test
  void codeMayBeInGroups() {
    assertThat(Typed.code("123 456")).isEqualTo("123456");
    assertThat(Typed.code("123-456")).isEqualTo("123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345a", "123456789", "\u0661\u0662\u0663"})
  void codeHasDigitsOnly(String typed) {
    assertThatThrownBy(() -> Typed.code(typed)).isInstanceOf(CommandFailure.class);
  }
}
