package io.kennung.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactCodeTest {

  private static final String KEY =
      "07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c";

  @Test
  void codeIsReadAndWritten() {
    ContactCode code = ContactCode.of(" 3mid:ECHOECHO," + KEY.toUpperCase(Locale.ROOT) + "\n");

    assertThat(code.identity()).isEqualTo("ECHOECHO");
    assertThat(code.text()).isEqualTo("3mid:ECHOECHO," + KEY);
    assertThat(code.isExpiredAt(Instant.MAX)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1800000000", "1800000000.75", "1800000000,more,"})
  void itRunsOutInItsSecond(String time) {
    ContactCode code = ContactCode.of("3mid:ECHOECHO," + KEY + "," + time);

    assertThat(code.isExpiredAt(Instant.ofEpochSecond(1_799_999_999))).isFalse();
    assertThat(code.isExpiredAt(Instant.ofEpochSecond(1_800_000_000))).isTrue();
    assertThat(code.text()).isEqualTo("3mid:ECHOECHO," + KEY + ",1800000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ECHOECHO",
        "3mid:",
        "3mid:ECHOECHO",
        "3mid:echoecho," + KEY,
        "3mid:ECHOECHOO," + KEY,
        "3mid:ECHOECHO," + KEY + "00",
        "3mid:ECHOECHO,0000000000000000000000000000000000000000000000000000000000000000",
        "3mid:ECHOECHO,zz" + KEY,
        "3mid:ECHOECHO," + KEY + ",",
        "3mid:ECHOECHO," + KEY + ",soon",
        "3mid:ECHOECHO," + KEY + ",1e999999999",
        "3mid:ECHOECHO," + KEY + ",-1"
      })
  void whatIsNoCodeIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ContactCode.of(text));
  }
}
