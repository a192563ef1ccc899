package io.kennung.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactHashTest {

  static Stream<JsonNode> emails() {
    return Vectors.of("match_hashes", "email");
  }

  static Stream<JsonNode> phones() {
    return Vectors.of("match_hashes", "mobile");
  }

  @ParameterizedTest
  @MethodSource("emails")
  void emailVectorsOfTheContract(JsonNode vector) {
    EmailAddress address = EmailAddress.of(vector.required("input").asText());

    assertThat(address.text()).isEqualTo(vector.required("normalized").asText());
    assertThat(ContactHash.of(address).base64()).isEqualTo(vector.required("hmac_b64").asText());
    JsonNode alternate = vector.get("alternate");
    assertThat(address.alias().map(EmailAddress::text).orElse(null))
        .isEqualTo(alternate == null ? null : alternate.required("normalized").asText());
    address
        .alias()
        .ifPresent(alias ->
            assertThat(ContactHash.of(alias).base64())
                .isEqualTo(vector.required("alternate").required("hmac_b64").asText()));
  }

  @ParameterizedTest
  @MethodSource("phones")
  void phoneVectorsOfTheContract(JsonNode vector) {
    assertThat(ContactHash.ofPhone(vector.required("normalized").asText()).base64())
        .isEqualTo(vector.required("hmac_b64").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+41791234567",
        "4179 123",
        "\uff14\uff11",
        "\u0664\u0661",
        "1234567890123456"
      })
  void onlyAsciiDigitsAreAPhoneNumber(String digits) {
    assertThatThrownBy(() -> ContactHash.ofPhone(digits))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aliasOfAnAliasIsTheAddress() {
    EmailAddress address = EmailAddress.of("someone@googlemail.com");

    assertThat(address.alias().flatMap(EmailAddress::alias)).contains(address);
  }
}
