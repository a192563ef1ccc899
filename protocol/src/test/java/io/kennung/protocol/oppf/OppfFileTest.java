package io.kennung.protocol.oppf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OppfFileTest {

  private final JsonNode vector = Vectors.of("oppf").findFirst().orElseThrow();
  private final OppfKey key = OppfKey.of(Vectors.hex(vector, "ed25519_seed"));
  private final OppfKey other = OppfKey.of(new byte[32]);
  private final String body = vector.required("body").asText();
  private final String file = vector.required("file_utf8").asText();

  @Test
  void theContractsFileIsMadeByteForByte() {
    assertThat(key.publicKey().base64())
        .isEqualTo(Base64Text.encode(Vectors.hex(vector, "ed25519_public_key")));
    assertThat(OppfFile.signed(body.getBytes(UTF_8), key).bytes()).isEqualTo(file.getBytes(UTF_8));
  }

  @Test
  void theContractsFileIsVouchedForByItsKey() {
    assertThat(read(file).verified(List.of(other.publicKey(), key.publicKey())).toString())
        .isEqualTo(body);
    assertThat(read(file).bytes()).isEqualTo(file.getBytes(UTF_8));
  }

  @Test
  void everyChangedByteIsFound() {
    byte[] bytes = file.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> OppfFile.of(changed).verified(List.of(key.publicKey())))
          .as("byte %d", i)
          .isInstanceOf(OppfException.class);
    }
    assertThat(faultOf(file.replace("DUMMY-1", "DUMMY-2"))).isEqualTo(OppfFault.CHANGED);
  }

  @Test
  void whoeverSignedItMustBeTrustedAndNamed() {
    assertThat(fault(() -> read(file).verified(List.of(other.publicKey()))))
        .isEqualTo(OppfFault.NOT_TRUSTED);
    // The body names the contract's key.
    OppfFile forged = OppfFile.signed(body.getBytes(UTF_8), other);
    assertThat(fault(() -> forged.verified(List.of(other.publicKey()))))
        .isEqualTo(OppfFault.KEY_DIFFERS);
    assertThat(fault(() -> forged.verified(List.of(key.publicKey())))).isEqualTo(OppfFault.CHANGED);
    assertThat(fault(() -> forged.verified(List.of(OppfKey.of(new byte[32]).publicKey()))))
        .isEqualTo(OppfFault.KEY_DIFFERS);
    assertThat(fault(() -> read(file.replace("DUMMY", "X")).verified(List.of(other.publicKey()))))
        .isEqualTo(OppfFault.UNKNOWN_SIGNER);
  }

  @Test
  void whatAppsCannotTakeApartIsNamed() {
    assertThat(faultOf("")).isEqualTo(OppfFault.NO_SIGNATURE);
    assertThat(faultOf(body)).isEqualTo(OppfFault.NO_SIGNATURE);
    assertThat(faultOf("{\n  \"version\": 1\n}")).isEqualTo(OppfFault.NO_SIGNATURE);
    assertThat(faultOf(file + "\n")).isEqualTo(OppfFault.TRAILING_NEWLINE);
    assertThat(faultOf(file + "\r\n")).isEqualTo(OppfFault.CARRIAGE_RETURN);
    assertThat(faultOf(file + "\r")).isEqualTo(OppfFault.CARRIAGE_RETURN);
    assertThat(faultOf(file.replace("\n", "\r\n"))).isEqualTo(OppfFault.CARRIAGE_RETURN);
    assertThat(faultOf(file.replace("\n", "\n\n"))).isEqualTo(OppfFault.EXTRA_NEWLINE);
    assertThat(faultOf("\ufeff" + file)).isEqualTo(OppfFault.BYTE_ORDER_MARK);
    assertThat(faultOf(file.substring(0, file.length() - 2))).isEqualTo(OppfFault.BAD_SIGNATURE);
    assertThat(faultOf(file.replace('+', '-').replace('/', '_')))
        .isEqualTo(OppfFault.BAD_SIGNATURE);
    assertThat(faultOf(" ".repeat(OppfFile.LIMIT) + file)).isEqualTo(OppfFault.TOO_LARGE);
  }

  @Test
  void whatIsSignedMustBeOneJsonObject() {
    for (String text : List.of("[]", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":", "text")) {
      assertThat(faultOf(OppfFile.signed(text.getBytes(UTF_8), key)))
          .as(text)
          .isEqualTo(OppfFault.NOT_JSON);
    }
    byte[] latin = "{\"a\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(faultOf(OppfFile.signed(latin, key))).isEqualTo(OppfFault.NOT_JSON);
  }

  @Test
  void whatAppsCouldNotReadIsNotSigned() {
    for (String end : List.of("\n", "\r")) {
      assertThatThrownBy(() -> OppfFile.signed((body + end).getBytes(UTF_8), key))
          .isInstanceOf(OppfException.class);
    }
  }

  private OppfFault faultOf(String text) {
    return fault(() -> read(text).verified(List.of(key.publicKey())));
  }

  private OppfFault faultOf(OppfFile made) {
    return fault(() -> made.verified(List.of(key.publicKey())));
  }

  private static OppfFault fault(Runnable work) {
    try {
      work.run();
    } catch (OppfException e) {
      return e.fault();
    }
    throw new AssertionError("nothing was found to be wrong");
  }

  private static OppfFile read(String text) {
    return OppfFile.of(text.getBytes(UTF_8));
  }
}
