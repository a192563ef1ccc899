package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.Json;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Document;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeBackupTest {

  private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";
  private static final String OF_AN_APP =
      """
      {"info":{"version":1,"device":"5.0A/de","made":"on a train"},
       "user":{"privatekey":"%s","nickname":"julia","links":[{"type":"email","value":"a@b.ch"}]},
       "contacts":[{"identity":"ECHOECHO","verification":1,"later":12345678901234567890.10}],
       "groups":[{"id":"00112233aabbccdd","creator":"ECHOECHO","members":[]}],
       "settings":{"syncContacts":true,"syncExcludedIDs":["ABCD1234"]},
       "tomorrow":{"x":[null,1.50]}}
      """
          .formatted(KEY);

  @Test
  void newOneHoldsTheKeyAndWhatEveryReaderNeeds() {
    SafeBackup backup =
        SafeBackup.of(SecretKey.of(Base64Text.decode(KEY)), Belongings.none(), "idctl 1");

    assertThat(Json.of(text(backup)))
        .isEqualTo(
            Json.of(
                """
                {"info":{"version":1,"device":"idctl 1"},"user":{"privatekey":"%s"},
                 "contacts":[],"groups":[],"distributionlists":[],
                 "settings":{"syncContacts":false}}
                """
                    .formatted(KEY)));
    assertThat(SafeBackup.of(backup.json()).key().bytes()).isEqualTo(Base64Text.decode(KEY));
    assertThat(backup).hasToString("SafeBackup");
  }

  @Test
  void whatAnAppHasWrittenIsWrittenAgain() {
    SafeBackup read = read(OF_AN_APP);
    SecretKey other = SecretKey.generate(new SecureRandom());

    SafeBackup written = read.writtenBy("idctl 1", other);

    assertThat(read.belongings().contacts()).hasSize(1);
    assertThat(read.belongings().groups()).hasSize(1);
    assertThat(read.belongings().json().toString()).doesNotContain(KEY, "5.0A/de");
    JsonNode expected =
        Json.of(
            OF_AN_APP
                .replace("5.0A/de", "idctl 1")
                .replace(KEY, Base64Text.encode(other.bytes()))
                .replace(",\n \"tomorrow\"", ",\"distributionlists\":[],\n \"tomorrow\""));
    assertThat(Json.of(text(written))).isEqualTo(expected);
    assertThat(text(written)).contains("12345678901234567890.10", "[null,1.50]");
    assertThat(text(read)).contains("5.0A/de");
  }

  @Test
  void belongingsAreAllButTheKeyAndTheWriter() {
    SafeBackup read = read(OF_AN_APP);
    Belongings changed =
        Belongings.of(Document.read(Document.write(read.belongings().json())))
            .withNickname("Julia");

    SafeBackup written = SafeBackup.of(read.key(), changed, "idctl 1");

    assertThat(text(written))
        .contains("12345678901234567890.10", "[null,1.50]", "\"nickname\":\"Julia\"", KEY)
        .startsWith("{\"info\":{\"version\":1,\"device\":\"idctl 1\"}");
    assertThat(text(written).replace("\"Julia\"", "\"julia\""))
        .endsWith(text(read).substring(text(read).indexOf("\"user\"")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|no JSON object",
        "[]|no JSON object",
        "{|no JSON",
        "{} {}|no JSON",
        "{}|does not say its version",
        "{\"info\":{\"version\":\"1\"}}|does not say its version",
        "{\"info\":{\"version\":2}}|version 2",
        "{\"info\":{\"version\":0}}|version 0",
        "{\"info\":{\"version\":1}}|no usable key",
        "{\"info\":{\"version\":1},\"user\":{\"privatekey\":\"AQID\"}}|no usable key",
        "{\"info\":{\"version\":1},\"user\":{\"privatekey\":\"AQI?\"}}|no usable key"
      })
  void whatIsNoBackupIsRefused(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(text == null ? "" : text))
        .withMessageContaining(reason)
        .withMessageNotContaining("AQI");
  }

  private static SafeBackup read(String text) {
    return SafeBackup.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(SafeBackup backup) {
    return new String(backup.json(), StandardCharsets.UTF_8);
  }
}
