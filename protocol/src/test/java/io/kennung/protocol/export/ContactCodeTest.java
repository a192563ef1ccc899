package io.kennung.protocol.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.Vectors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactCodeTest {

  private static final JsonNode PLAIN = Vectors.of("qr").findFirst().orElseThrow();
  private static final JsonNode EXPIRING = Vectors.of("qr").skip(1).findFirst().orElseThrow();
  private static final String TEXT = PLAIN.required("text").asText();
  private static final PublicKey KEY = PublicKey.of(Vectors.hex(PLAIN, "public_key"));

  @Test
  void vectorsOfTheContractAreReadAndWritten() {
    Instant end = Instant.ofEpochSecond(1_795_000_000);
    ContactCode plain = ContactCode.of(PLAIN.required("identity").asText(), KEY);
    ContactCode expiring = new ContactCode("ABCD1234", KEY, Optional.of(end));

    assertThat(ContactCode.read(TEXT)).isEqualTo(plain);
    assertThat(plain.text()).isEqualTo(TEXT);
    assertThat(ContactCode.read(EXPIRING.required("text").asText())).isEqualTo(expiring);
    assertThat(expiring.text()).isEqualTo(EXPIRING.required("text").asText());
  }

  @Test
  void whatOtherClientsWriteIsRead() {
    String upper = "3mid:ABCD1234," + TEXT.substring(14).toUpperCase(Locale.ROOT);

    assertThat(ContactCode.read(upper).publicKey()).isEqualTo(KEY);
    assertThat(ContactCode.read(TEXT + ",1795000000.75").expiresAt())
        .hasValue(Instant.ofEpochSecond(1_795_000_000));
    assertThat(ContactCode.read(TEXT + ",1795000000,later,still").identity()).isEqualTo("ABCD1234");
  }

  @Test
  void expiresAtItsSecondAndElseNever() {
    ContactCode code = ContactCode.read(TEXT + ",1795000000");

    assertThat(code.isExpiredAt(Instant.ofEpochSecond(1_794_999_999))).isFalse();
    assertThat(code.isExpiredAt(Instant.ofEpochSecond(1_795_000_000))).isTrue();
    assertThat(ContactCode.read(TEXT).isExpiredAt(Instant.MAX)).isFalse();
  }

  @Test
  void anythingElseIsRefused() {
    List<String> wrong =
        List.of(
            "",
            "3mid:",
            "3mid:ABCD1234",
            "3MID" + TEXT.substring(4),
            " " + TEXT,
            TEXT.replace("ABCD1234", "ABCD123"),
            TEXT.replace("ABCD1234", "abcd1234"),
            TEXT.substring(0, TEXT.length() - 2),
            TEXT + "00",
            TEXT.replace("07a3", "07x3"),
            "3mid:ABCD1234," + "00".repeat(32),
            TEXT + ",",
            TEXT + ",-1",
            TEXT + ",soon",
            TEXT + ",1e999999999",
            TEXT + "," + "9".repeat(400));

    assertThat(wrong)
        .allSatisfy(
            text -> assertThatIllegalArgumentException().isThrownBy(() -> ContactCode.read(text)));
  }
}
