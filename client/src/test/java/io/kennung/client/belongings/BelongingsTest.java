package io.kennung.client.belongings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Json;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BelongingsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123456Z");
  private static final PublicKey KEY = SecretKey.generate(new SecureRandom()).publicKey();
  private static final PublicKey OTHER = SecretKey.generate(new SecureRandom()).publicKey();

  private static final String OF_AN_APP =
      """
      {"user":{"nickname":"julia","profilePic":"AAAA","profilePicRelease":["*"],
        "links":[{"type":"email","value":"a@b.ch","name":"home"},{"type":"fax","value":"1"},
          {"type":"mobile","value":"41791234567"},7]},
       "contacts":[
        {"identity":"ECHOECHO","verification":1,"createdAt":1.0e3,"firstname":"E","hidden":true},
        {"identity":"echo","verification":0},
        "a text",
        {"verification":2},
        {"identity":"ANNA0000","verification":9,"publickey":"AQID","createdAt":1700000000000,
          "lastUpdate":null,"later":[1.50]},
        {"identity":"ECHOECHO","verification":2}],
       "groups":[
        {"id":"00112233aabbccdd","creator":"ANNA0000","groupname":"Us","members":["ANNA0000","x"],
          "deleted":false},
        {"id":"00112233aabbccde","creator":"ANNA0000","members":[],"deleted":true},
        {"id":"AABB"},null],
       "distributionlists":[{"name":"All","members":["ECHOECHO"]},{"members":[]}],
       "settings":{"syncContacts":true,"syncExcludedIDs":["ABCD1234"],"volume":0.10},
       "tomorrow":{"x":[null,1.50,12345678901234567890.10]}}
      """;

  private final Belongings read = read(OF_AN_APP);

  @Test
  void whatCanBeReadIsRead() {
    assertThat(read.contacts())
        .extracting(Contact::identity)
        .containsExactly("ECHOECHO", "ANNA0000");
    Contact echo = read.contact("ECHOECHO").orElseThrow();
    assertThat(echo.verification()).isEqualTo(Verification.SERVER);
    assertThat(echo.names()).isEqualTo(new Names("E", "", ""));
    assertThat(echo.createdAt()).isEmpty();
    Contact anna = read.contact("ANNA0000").orElseThrow();
    assertThat(anna.verification()).isEqualTo(Verification.UNVERIFIED);
    assertThat(anna.publicKey()).isEmpty();
    assertThat(anna.createdAt()).contains(Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(read.groups())
        .containsExactly(new Group("00112233aabbccdd", "ANNA0000", "Us", List.of("ANNA0000")));
    assertThat(read.distributionLists())
        .containsExactly(new DistributionList(Optional.empty(), "All", List.of("ECHOECHO")));
    assertThat(read.nickname()).contains("julia");
    assertThat(read.links())
        .containsExactly(
            new Link(Link.Kind.EMAIL, "a@b.ch"), new Link(Link.Kind.MOBILE, "41791234567"));
    assertThat(read.settings().path("volume").decimalValue()).hasToString("0.10");
  }

  @Test
  void nothingIsLostOrRewritten() {
    assertThat(text(read)).isEqualTo(text(Document.read(bytes(OF_AN_APP))));
    assertThat(text(read)).contains("1.50", "0.10", "12345678901234567890.10");
    assertThat(read(text(read))).isEqualTo(read);
  }

  @Test
  void aContactThatChangesKeepsWhatIsUnknown() {
    Contact anna = read.contact("ANNA0000").orElseThrow();

    Belongings changed =
        read.with(anna.withKey(KEY).verified(Verification.FULLY).named(new Names("An", "Na", "")));

    assertThat(text(changed))
        .isEqualTo(
            text(read)
                .replace(
                    "\"verification\":9,\"publickey\":\"AQID\"",
                    "\"verification\":2,\"publickey\":\"%s\"".formatted(KEY.base64()))
                .replace(
                    "\"later\":[1.50]}",
                    "\"later\":[1.50],\"firstname\":\"An\",\"lastname\":\"Na\"}"));
    assertThat(text(read)).contains("AQID");
  }

  @Test
  void aContactThatDoesNotChangeIsNotTouched() {
    Belongings same = read.with(read.contacts());

    assertThat(text(same)).isEqualTo(text(read));
  }

  @Test
  void somebodyNewIsWrittenWithAllThatReadersNeed() {
    Contact ben = Contact.of("BEN00000", KEY, NOW);

    Belongings with = Belongings.none().with(ben);

    assertThat(Json.of(text(with)))
        .isEqualTo(
            Json.of(
                """
                {"contacts":[{"identity":"BEN00000","verification":0,"publickey":"%s",
                  "createdAt":%d,"firstname":"","lastname":"","nickname":""}]}
                """
                    .formatted(KEY.base64(), NOW.toEpochMilli())));
    assertThat(with.contact("BEN00000")).contains(ben);
    assertThat(read(text(with)).contact("BEN00000")).contains(ben);
    assertThat(with).hasToString("Belongings[1]");
    assertThat(ben).hasToString("Contact[BEN00000]");
  }

  @Test
  void aKeyOnceKnownStaysAndNobodyBecomesLessSure() {
    Contact ben = Contact.of("BEN00000", KEY, NOW).verified(Verification.FULLY);

    assertThat(ben.withKey(OTHER).publicKey()).contains(KEY);
    assertThat(ben.verified(Verification.SERVER).verification()).isEqualTo(Verification.FULLY);
  }

  @Test
  void whoIsRemovedIsGoneAsOftenAsThere() {
    Belongings without = read.without("ECHOECHO");

    assertThat(text(without)).doesNotContain("\"identity\":\"ECHOECHO\"").contains("\"a text\"");
    assertThat(without.contacts()).extracting(Contact::identity).containsExactly("ANNA0000");
    assertThat(read.without("NOBODY00")).isEqualTo(read);
  }

  @Test
  void linksAreReplacedAndWhatIsUnknownInThemStays() {
    Belongings changed =
        read.withLinks(
            List.of(new Link(Link.Kind.EMAIL, "a@b.ch"), new Link(Link.Kind.MOBILE, "4179")));

    assertThat(text(changed))
        .contains(
            "\"links\":[{\"type\":\"email\",\"value\":\"a@b.ch\",\"name\":\"home\"},"
                + "{\"type\":\"fax\",\"value\":\"1\"},7,{\"type\":\"mobile\",\"value\":\"4179\"}]");
  }

  @Test
  void nicknameAndSettingsAreReplaced() {
    ObjectNode settings = read.settings().put("blockUnknown", true);

    Belongings changed = read.withNickname("J").withSettings(settings);

    assertThat(changed.nickname()).contains("J");
    assertThat(changed.settings().path("blockUnknown").asBoolean()).isTrue();
    assertThat(text(changed)).contains("\"volume\":0.10", "\"profilePic\":\"AAAA\"");
    assertThat(read.settings().has("blockUnknown")).isFalse();
  }

  @Test
  void theKeyAndTheWriterAreNoBelongings() {
    Belongings without =
        read("{\"info\":{\"version\":1},\"user\":{\"privatekey\":\"secret\",\"nickname\":\"a\"}}");

    assertThat(text(without)).isEqualTo("{\"user\":{\"nickname\":\"a\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"contacts\":{},\"groups\":1,\"distributionlists\":\"\",\"user\":[],\"settings\":null}",
        "{\"user\":{\"links\":{},\"nickname\":7}}"
      })
  void wrongShapesAreNobodyAndNothing(String text) {
    Belongings odd = read(text);

    assertThat(odd.contacts()).isEmpty();
    assertThat(odd.groups()).isEmpty();
    assertThat(odd.distributionLists()).isEmpty();
    assertThat(odd.links()).isEmpty();
    assertThat(odd.nickname()).isEmpty();
    assertThat(odd.settings()).isEmpty();
    assertThat(text(odd)).isEqualTo(text);
    assertThat(odd.with(Contact.of("BEN00000", KEY, NOW)).contacts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{} {}", "{\"a\":1,\"a\":2}", "null"})
  void whatIsNoDocumentIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Document.read(bytes(text)));
  }

  private static Belongings read(String text) {
    return Belongings.of(Document.read(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Belongings belongings) {
    return text(belongings.json());
  }

  private static String text(ObjectNode json) {
    return new String(Document.write(json), StandardCharsets.UTF_8);
  }
}
