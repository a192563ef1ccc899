package io.kennung.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationKeyTest {

  static Stream<JsonNode> vectors() {
    return Vectors.of("revocation_key");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vectorsOfTheContract(JsonNode vector) {
    String password = vector.required("password").asText();
    RevocationKey key = RevocationKey.ofPassword(password);

    assertThat(key.base64()).isEqualTo(vector.required("revocation_key_b64").asText());
    assertThat(key.bytes()).isEqualTo(Vectors.hex(vector, "revocation_key"));
    assertThat(RevocationKey.ofPassword(password.toCharArray())).isEqualTo(key);
    assertThat(RevocationKey.ofBase64(key.base64())).isEqualTo(key).hasSameHashCodeAs(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n4bQgQ",
        "n4bQgQ=",
        "n4bQgR==",
        "n4bQgQ==\n",
        " n4bQgQ==",
        "n4bQ",
        "n4bQgYg=",
        "n4bQ_Q==",
        "n4bQgQ==n4bQgQ=="
      })
  void anythingButTheOneTextOfFourBytesIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RevocationKey.ofBase64(text));
  }

  @Test
  void passwordIsLeftForItsOwnerToWipe() {
    char[] password = "Zürich-Passwort-ß".toCharArray();

    RevocationKey unused = RevocationKey.ofPassword(password);

    assertThat(password).isEqualTo("Zürich-Passwort-ß".toCharArray());
  }

  @Test
  void bytesHandedOutAreACopy() {
    RevocationKey key = RevocationKey.ofPassword("test");

    key.bytes()[0] = 0;

    assertThat(key.base64()).isEqualTo("n4bQgQ==");
  }

  @Test
  void otherPasswordIsAnotherKey() {
    assertThat(RevocationKey.ofPassword("test")).isNotEqualTo(RevocationKey.ofPassword("Test"));
  }

  @Test
  void keyDoesNotShowItself() {
    assertThat(RevocationKey.ofPassword("test")).hasToString("RevocationKey");
  }
}
