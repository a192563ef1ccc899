package io.kennung.protocol;

import static io.kennung.protocol.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengeResponseTest {

  static Stream<JsonNode> vectors() {
    return Vectors.of("directory_challenge");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void clientComputesTheResponseOfTheContract(JsonNode vector) {
    SecretKey own = SecretKey.of(hex(vector, "client_secret_key"));
    PublicKey challenge = PublicKey.of(hex(vector, "challenge_public_key"));

    assertThat(own.sharedWith(challenge)).isEqualTo(hex(vector, "hsalsa20_shared_secret"));
    assertThat(ChallengeResponse.of(own, challenge, hex(vector, "token")))
        .isEqualTo(hex(vector, "response"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void serverComputesTheSameFromItsSide(JsonNode vector) {
    SecretKey challenge = SecretKey.of(hex(vector, "challenge_secret_key"));
    PublicKey client = PublicKey.of(hex(vector, "client_public_key"));

    assertThat(ChallengeResponse.of(challenge, client, hex(vector, "token")))
        .isEqualTo(hex(vector, "response"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void wireTextsAreThoseOfTheContract(JsonNode vector) {
    JsonNode wire = vector.required("wire");

    assertThat(PublicKey.of(hex(vector, "client_public_key")).base64())
        .isEqualTo(wire.required("clientPublicKey_b64").asText());
    assertThat(SecretKey.of(hex(vector, "challenge_secret_key")).publicKey().base64())
        .isEqualTo(wire.required("tokenRespKeyPub_b64").asText());
    assertThat(Base64Text.encode(hex(vector, "response")))
        .isEqualTo(wire.required("response_b64").asText());
  }

  @Test
  void bothSidesAgreeForAnyKeys() {
    SecureRandom random = new SecureRandom();
    SecretKey client = SecretKey.generate(random);
    SecretKey server = SecretKey.generate(random);

    assertThat(client.sharedWith(server.publicKey()))
        .isEqualTo(server.sharedWith(client.publicKey()));
    assertThat(client.sharedWith(server.publicKey()))
        .isNotEqualTo(client.sharedWith(SecretKey.generate(random).publicKey()));
  }
}
