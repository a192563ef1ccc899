package io.kennung.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {

  private static final String VALID = "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b880",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void lowOrderPointIsRefusedWithAndWithoutTheIgnoredBit(String hex) {
    byte[] point = HexFormat.of().parseHex(hex);
    byte[] product = new byte[32];
    byte[] scalar = new byte[32];
    new SecureRandom().nextBytes(scalar);
    X25519.scalarMult(scalar, 0, point, 0, product, 0);

    assertThat(product).as("the list names real low-order points").containsOnly(0);
    assertThatIllegalArgumentException().isThrownBy(() -> PublicKey.of(point));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw",
        "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHx=",
        "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9_AsrhtHHw=",
        " B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=",
        "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=\n",
        "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHA==",
        "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHwA"
      })
  void anythingButTheOneTextOfThirtyTwoBytesIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PublicKey.ofBase64(text));
  }

  @Test
  void textSurvivesTheRoundTrip() {
    assertThat(PublicKey.ofBase64(VALID).base64()).isEqualTo(VALID);
    assertThat(PublicKey.ofBase64(VALID))
        .isEqualTo(PublicKey.of(PublicKey.ofBase64(VALID).bytes()));
  }

  @Test
  void secretKeyDoesNotShowItself() {
    SecretKey key = SecretKey.generate(new SecureRandom());

    assertThat(key.toString()).isEqualTo("SecretKey");
  }
}
