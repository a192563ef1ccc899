package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafePasswordTest {

  @ParameterizedTest
  @CsvSource({
    "1234567, too short",
    "'', too short",
    "11111111, again and again",
    "'        ', again and again",
    "7777777777777777, again and again",
    "ääääääää, again and again",
    "123456789012345, more than 15",
    "19283746, more than 15",
    "password1, first that anybody would try",
    "PassWort123, first that anybody would try",
    "qwertzuiop, first that anybody would try"
  })
  void badOnesAreRefusedAndNotRepeated(String password, String reason) {
    assertThat(SafePassword.objection(password.toCharArray()).orElse("none"))
        .contains(reason)
        .doesNotContain(password.isEmpty() ? "\u0000" : password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1111111w",
        "1234567890123456",
        "834975 8",
        "shootdeathstar",
        "Pässwörd-2026",
        "𝕘𝕖𝕙𝕖𝕚𝕞𝕖𝕤"
      })
  void othersAreNot(String password) {
    assertThat(SafePassword.objection(password.toCharArray())).isEmpty();
  }

  @Test
  void longestIsTakenAndOneMoreIsNot() {
    String longest = "ab".repeat(2048);

    assertThat(SafePassword.objection(longest.toCharArray())).isEmpty();
    assertThat(SafePassword.objection((longest + "c").toCharArray()).orElse("none"))
        .contains("too long");
  }
}
