package io.kennung.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"ABCD1234", "00000000", "ZZZZZZZZ", "*GATEWAY"})
  void wellFormedIdsAreRecognised(String id) {
    assertThat(IdentityId.isWellFormed(id)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "ABCD123",
        "ABCD12345",
        "abcd1234",
        "ABCD*234",
        "ABCD 234",
        "ABCD12\u00003",
        "ÄBCD1234",
        "ABCD123\n",
        "ABCD١234"
      })
  void anythingElseIsNot(String id) {
    assertThat(IdentityId.isWellFormed(id)).isFalse();
  }

  @Test
  void serverGroupIsTwoHexDigitsFixedAnIdAndEvenlySpread() {
    Map<String, Integer> count = new HashMap<>();
    String digits = IdentityId.ALPHABET;
    for (int a = 0; a < 36; a++) {
      for (int b = 0; b < 36; b++) {
        for (int c = 0; c < 36; c++) {
          for (int d = 0; d < 36; d++) {
            String id =
                "ABCD" + digits.charAt(a) + digits.charAt(b) + digits.charAt(c) + digits.charAt(d);
            count.merge(IdentityId.serverGroup(id), 1, Integer::sum);
          }
        }
      }
    }

    assertThat(count)
        .hasSize(256)
        .allSatisfy((group, times) -> {
          assertThat(group).matches("[0-9a-f]{2}");
          assertThat(times).isEqualTo(6561);
        });
    assertThat(IdentityId.serverGroup("*GATEWAY")).isEqualTo(IdentityId.serverGroup("*GATEWAY"));
    assertThatIllegalArgumentException().isThrownBy(() -> IdentityId.serverGroup("abcd1234"));
  }
}
