package io.kennung.pages.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedIdentityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABCD1234",
        "abcd1234",
        " AbCd-12 34 ",
        "ABCD\u00a01234",
        "ABCD–1234",
        "\u200eABCD1234\ufeff",
        "A B C D 1 2 3 4\r\n"
      })
  void howItIsWrittenDoesNotMatter(String typed) {
    assertThat(TypedIdentity.read(typed)).isEqualTo("ABCD1234");
  }

  @Test
  void aGatewayKeepsItsStar() {
    assertThat(TypedIdentity.read("*abc1234")).isEqualTo("*ABC1234");
  }

  @ParameterizedTest
  @CsvSource({
    "ABCD123, ABCD123",
    "ABCD12345, ABCD12345",
    "abcd-12ß, abcd-12ß",
    "ıbcd1234, ıbcd1234",
    "ſbcd1234, ſbcd1234",
    "АBCD1234, АBCD1234",
    "'', ''"
  })
  void whatIsNoneStaysAsItWasTyped(String typed, String shown) {
    assertThat(TypedIdentity.read(typed)).isEqualTo(shown);
  }

  @Test
  void ofNonsenseOnlyTheBeginningIsShown() {
    assertThat(TypedIdentity.read("x".repeat(10_000))).hasSize(64);
    assertThat(TypedIdentity.read("a\u0000\u0007\u202eb")).isEqualTo("a b");
  }
}
