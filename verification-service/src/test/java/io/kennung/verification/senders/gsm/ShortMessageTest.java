package io.kennung.verification.senders.gsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShortMessageTest {

  private static final byte REFERENCE = 7;

  @Test
  void everyCharacterOfTheAlphabetIsWrittenAsATelephoneReadsIt() {
    StringBuilder all = new StringBuilder("\f^{}\\[~]|€");
    for (int code = 0; code < 128; code++) {
      if (code != 0x1B) {
        all.append(Gsm7Table.read(new byte[] {(byte) code}));
      }
    }

    ShortMessage message = ShortMessage.of(all.toString(), REFERENCE);

    assertThat(message.dataCoding()).isZero();
    assertThat(Gsm7Table.read(message.parts().getFirst())).isEqualTo(all.toString());
  }

  @Test
  void whatTheAlphabetLacksIsWrittenInUcs2() {
    for (String text : new String[] {"ê", "ж", "🔑", "`", "\u001B"}) {
      ShortMessage message = ShortMessage.of(text, REFERENCE);

      assertThat(message.dataCoding()).isEqualTo((byte) 8);
      assertThat(message.parts()).containsExactly(text.getBytes(StandardCharsets.UTF_16BE));
    }
  }

  @Test
  void aTextIsSplitOnlyWhenItMustBe() {
    assertThat(ShortMessage.of("a".repeat(160), REFERENCE).isJoined()).isFalse();
    assertThat(ShortMessage.of("a".repeat(161), REFERENCE).parts())
        .extracting(part -> part.length)
        .containsExactly(6 + 153, 6 + 8);
    assertThat(ShortMessage.of("€".repeat(80), REFERENCE).isJoined()).isFalse();
    assertThat(ShortMessage.of("€".repeat(81), REFERENCE).isJoined()).isTrue();
    assertThat(ShortMessage.of("ê".repeat(70), REFERENCE).isJoined()).isFalse();
    assertThat(ShortMessage.of("ê".repeat(71), REFERENCE).parts())
        .extracting(part -> part.length)
        .containsExactly(6 + 134, 6 + 8);
  }

  @Test
  void eachPartSaysWhereItBelongs() {
    ShortMessage message = ShortMessage.of("a".repeat(400), REFERENCE);

    assertThat(message.parts())
        .extracting(part -> Arrays.copyOf(part, 6))
        .containsExactly(
            new byte[] {5, 0, 3, REFERENCE, 3, 1},
            new byte[] {5, 0, 3, REFERENCE, 3, 2},
            new byte[] {5, 0, 3, REFERENCE, 3, 3});
  }

  @Test
  void noCharacterIsTornApart() {
    // The escape and the code of the euro would end up on both sides.
    String euro = "a".repeat(152) + "€" + "b".repeat(20);
    assertThat(ShortMessage.of(euro, REFERENCE).parts().get(1))
        .startsWith(5, 0, 3, 7, 2, 2, 0x1B, 0x65);

    String key = "ê".repeat(66) + "🔑" + "b".repeat(20);
    byte[] second = ShortMessage.of(key, REFERENCE).parts().get(1);
    assertThat(new String(second, 6, second.length - 6, StandardCharsets.UTF_16BE))
        .isEqualTo("🔑" + "b".repeat(20));
  }

  @Test
  void aTextThatNoTelephoneCanJoinIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortMessage.of("a".repeat(255 * 153 + 1), REFERENCE));
  }
}
