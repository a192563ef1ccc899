package io.kennung.protocol.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.protocol.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeKeysTest {

  static Stream<JsonNode> vectors() {
    return Vectors.of("safe_key_derivation");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vectorsOfTheContract(JsonNode vector) {
    char[] password = vector.required("password").asText().toCharArray();
    SafeKeys keys = SafeKeys.of(password, vector.required("identity").asText());

    assertThat(keys.backupId())
        .isEqualTo(vector.required("backup_id").asText())
        .hasSize(SafeKeys.BACKUP_ID_LENGTH);
    assertThat(keys.key()).isEqualTo(Vectors.hex(vector, "encryption_key"));
    if (vector.has("shard_prefix")) {
      assertThat(SafeKeys.shardPrefix(keys.backupId()))
          .isEqualTo(vector.required("shard_prefix").asText());
    }
    assertThat(new String(password)).isEqualTo(vector.required("password").asText());
    assertThat(keys.toString()).isEqualTo("SafeKeys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abcd1234", "ABCD123", "ABCD12345", "ÄBCD1234"})
  void whatIsNoIdIsRefusedBeforeAnyWork(String identity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeKeys.of("shootdeathstar".toCharArray(), identity));
  }

  @Test
  void bytesHandedOutAreACopy() {
    SafeKeys keys = SafeKeys.of("shootdeathstar".toCharArray(), "ECHOECHO");
    byte[] before = keys.key();

    keys.key()[0] ^= 1;

    assertThat(keys.key()).isEqualTo(before);
  }

  @Test
  void whatWasKeptOfThemSealsAndOpensLikeThePassword() {
    SafeKeys keys = SafeKeys.of("shootdeathstar".toCharArray(), "ECHOECHO");

    SafeKeys again = SafeKeys.ofBytes(keys.bytes());

    assertThat(keys.bytes()).hasSize(64);
    assertThat(again.backupId()).isEqualTo(keys.backupId());
    assertThat(again.key()).isEqualTo(keys.key());
    assertThat(again).hasToString("SafeKeys");
    assertThatIllegalArgumentException().isThrownBy(() -> SafeKeys.ofBytes(new byte[63]));
  }
}
