package io.kennung.verification.phone;

import static io.kennung.chassis.testing.Wire.challenge;
import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.prove;
import static io.kennung.chassis.testing.Wire.secondPhase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@VerificationTest
class PhoneLinkTest {

  private static final String PATH = "/identity/link_mobileno";

  @Inject Gateway gateway;
  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private Wire.Holder holder;
  private String number;

  @BeforeEach
  void register() {
    clock.freeze();
    holder = people.create();
    number = People.newNumber();
  }

  @AfterEach
  void recover() {
    gateway.recover();
    clock.reset();
  }

  @Test
  void codeOfTheMessageLinksTheNumber() {
    post(PATH, wish())
        .statusCode(200)
        .body("linked", equalTo(false))
        .body("token", notNullValue())
        .body("$", not(hasKey("error")));
    String id =
        link()
            .body("success", equalTo(true))
            .body("next.resend", equalTo(60))
            .body("next.call", equalTo(60))
            .body("next.try", equalTo(0))
            .body("next.triesLeft", equalTo(5))
            .body("next.codeExpires", equalTo(600))
            .body("next.expires", equalTo(3600))
            .body("$", not(hasKey("error")))
            .extract()
            .path("verificationId");

    submit(id, gateway.await(number, 1).code())
        .statusCode(200)
        .body("success", equalTo(true))
        .body("$", not(hasKey("error")));

    post(PATH, wish()).body("linked", equalTo(true)).body("token", nullValue());
    assertThat(table.outbox(holder.id(), "AddressLinked"))
        .singleElement()
        .asString()
        .contains("\"kind\":\"phone\"", "\"revision\":1");
    assertThat(table.count("verification WHERE identity = ?", holder.id())).isZero();
  }

  @Test
  void messageIsInTheLanguageAskedForAndHasALinkOnlyWhenAskedFor() {
    prove(PATH, wish("lang", "de"), holder.key());
    Gateway.Message plain = gateway.await(number, 1);
    assertThat(plain.text()).contains("Code").doesNotContain("http");

    Wire.Holder other = people.create();
    String otherNumber = People.newNumber();
    prove(
        PATH,
        Map.of("identity", other.id(), "mobileNo", otherNumber, "lang", "de", "httpsUrl", true),
        other.key());
    Gateway.Message linked = gateway.await(otherNumber, 1);
    assertThat(linked.text()).contains("/link/phone/" + linked.code());
  }

  @ParameterizedTest
  @CsvSource({"threemawork, ?app=threemawork", "threema, ?app=threema"})
  void schemeOfTheAppTravelsWithTheLink(String scheme, String query) {
    prove(PATH, wish("urlScheme", scheme), holder.key());

    assertThat(gateway.await(number, 1).text()).contains(query);
  }

  @Test
  void plusIsTakenAsWell() {
    Map<String, Object> plus = Map.of("identity", holder.id(), "mobileNo", "+" + number);
    String id = prove(PATH, plus, holder.key()).extract().path("verificationId");
    submit(id, gateway.await(number, 1).code());

    post(PATH, wish()).body("linked", equalTo(true));
  }

  @Test
  void secondIdentityThatProvesTheNumberTakesItOver() {
    linked(holder, number);
    Wire.Holder second = people.create();
    linked(second, number, 2);

    post(PATH, wish()).body("linked", equalTo(false));
    post(PATH, Map.of("identity", second.id(), "mobileNo", number)).body("linked", equalTo(true));
    assertThat(table.outbox(holder.id(), "AddressUnlinked"))
        .singleElement()
        .asString()
        .contains("\"reason\":\"displaced\"", "\"revision\":2");
  }

  @Test
  void answersDoNotTellWhetherSomebodyElseHasTheNumber() {
    linked(holder, number);
    Wire.Holder curious = people.create();
    String unknown = People.newNumber();

    Map<String, Object> ofKnown = answers(curious, number);
    Map<String, Object> ofUnknown = answers(curious, unknown);

    assertThat(ofKnown).isEqualTo(ofUnknown);
  }

  @Test
  void wishForAnotherNumberDropsTheFormerAtOnce() {
    linked(holder, number);
    String another = People.newNumber();

    prove(PATH, Map.of("identity", holder.id(), "mobileNo", another), holder.key());

    post(PATH, wish()).body("linked", equalTo(false));
    assertThat(table.outbox(holder.id(), "AddressUnlinked"))
        .singleElement()
        .asString()
        .contains("\"reason\":\"replaced\"");
  }

  @Test
  void emptyNumberUnlinksAndResetsWhatIsPending() {
    linked(holder, number);
    String another = People.newNumber();
    String pending =
        prove(PATH, Map.of("identity", holder.id(), "mobileNo", another), holder.key())
            .extract()
            .path("verificationId");
    String code = gateway.await(another, 1).code();

    post(PATH, Map.of("identity", holder.id(), "mobileNo", "")).body("linked", equalTo(false));
    prove(PATH, Map.of("identity", holder.id(), "mobileNo", ""), holder.key())
        .statusCode(200)
        .body("success", equalTo(true))
        .body("verificationId", nullValue());

    submit(pending, code).body("success", equalTo(false));
    post(PATH, wish()).body("linked", equalTo(false));
    assertThat(table.outbox(holder.id(), "AddressUnlinked")).hasSize(1);
  }

  @Test
  void askingAgainGoesOnWithTheSameVerificationAndCode() {
    String first = link().extract().path("verificationId");
    String code = gateway.await(number, 1).code();

    String tooEarly = link().body("next.resend", equalTo(60)).extract().path("verificationId");
    clock.advance(Duration.ofMinutes(1));
    String later = link().body("next.resend", equalTo(120)).extract().path("verificationId");

    assertThat(tooEarly).isEqualTo(first);
    assertThat(later).isEqualTo(first);
    assertThat(gateway.await(number, 2).code()).isEqualTo(code);
  }

  @Test
  void fiveMessagesAndNoMore() {
    int sent = 0;
    for (Duration wait :
        new Duration[] {
          Duration.ZERO,
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10)
        }) {
      clock.advance(wait);
      link().body("success", equalTo(true));
      gateway.await(number, ++sent);
    }

    clock.advance(Duration.ofMinutes(20));
    link().body("success", equalTo(true)).body("next.resend", nullValue());

    assertThat(table.count("delivery WHERE identity = ?", holder.id())).isEqualTo(5);
  }

  @Test
  void messageAfterTheCodeHasExpiredCarriesANewOne() {
    String id = link().extract().path("verificationId");
    String old = gateway.await(number, 1).code();
    clock.advance(Duration.ofMinutes(10));

    submit(id, old).body("success", equalTo(false)).body("next.codeExpires", equalTo(0));
    link().body("next.codeExpires", equalTo(600));
    String renewed = gateway.await(number, 2).code();

    assertThat(renewed).isNotEqualTo(old);
    submit(id, old).body("success", equalTo(false));
    submit(id, renewed).body("success", equalTo(true));
  }

  @Test
  void verificationEndsWithItsTime() {
    String id = link().extract().path("verificationId");
    String code = gateway.await(number, 1).code();
    clock.advance(Duration.ofHours(1));

    submit(id, code).body("success", equalTo(false)).body("next", anEmptyMap());
    post("/identity/link_mobileno_call", Map.of("verificationId", id))
        .body("success", equalTo(false));
  }

  @Test
  void retriedSecondPhaseSendsNothingTwice() {
    Map<String, Object> wish = wish();
    Map<String, Object> retried = secondPhase(wish, challenge(PATH, wish), holder.key());
    String id = post(PATH, retried).extract().path("verificationId");

    post(PATH, retried).body("verificationId", equalTo(id));

    assertThat(table.count("delivery WHERE identity = ?", holder.id())).isEqualTo(1);
  }

  @Test
  void strangerLinksNothing() {
    prove(PATH, wish(), Wire.newKey()).statusCode(200).body("success", equalTo(false));

    assertThat(table.count("verification WHERE identity = ?", holder.id())).isZero();
  }

  @Test
  void challengeForOneNumberDoesNotLinkAnother() {
    var given = challenge(PATH, wish());

    post(
            PATH,
            secondPhase(
                Map.of("identity", holder.id(), "mobileNo", People.newNumber()),
                given,
                holder.key()))
        .body("errorType", equalTo("invalid-token"));
  }

  @Test
  void identityOfWhichNobodyHasHeardGetsNoChallenge() {
    post(PATH, Map.of("identity", People.newId(), "mobileNo", number))
        .statusCode(200)
        .body("success", equalTo(false))
        .body("errorType", equalTo("invalid-identity"))
        .body("linked", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "4179, Short",
    "112, Short",
    "41791234, This is not",
    "0791234567, This is not",
    "419012345678, This is not",
    "41900123456, Premium",
    "491805123456, Premium",
    "447012345678, Premium",
    "٤١٧٩١٢٣٤٥٦٧, This is not",
    "４１７９１２３４５６７, This is not",
    "4179123456７, This is not",
    "41 79 123 45 67, This is not",
    "+410791234567, This is not",
    "00417912345 67, This is not",
    "abc, This is not",
  })
  void numberThatNobodyCanBeReachedAtGetsAClearText(String given, String beginning) {
    post(PATH, Map.of("identity", holder.id(), "mobileNo", given))
        .statusCode(200)
        .body("success", equalTo(false))
        .body("error", startsWith(beginning))
        .body("linked", nullValue());
  }

  @Test
  void landlineGetsNoMessageAndMayBeCalledAtOnce() {
    String landline = "41443640000";
    String id =
        prove(PATH, Map.of("identity", holder.id(), "mobileNo", landline), holder.key())
            .body("success", equalTo(true))
            .body("notice", notNullValue())
            .body("next.resend", nullValue())
            .body("next.call", equalTo(0))
            .extract()
            .path("verificationId");

    post("/identity/link_mobileno_call", Map.of("verificationId", id))
        .body("success", equalTo(true));

    Gateway.Message call = gateway.await(landline, 1);
    assertThat(call.channel()).isEqualTo("call");
    submit(id, call.code()).body("success", equalTo(true));
  }

  @Test
  void malformedRequestsAreRefused() {
    for (Object body :
        new Object[] {
          "[]",
          "{}",
          Map.of("identity", holder.id()),
          Map.of("mobileNo", number),
          Map.of("identity", holder.id(), "mobileNo", 41791234567L),
          Map.of("verificationId", "x"),
        }) {
      post(PATH, body).statusCode(400).body("success", equalTo(false));
    }
  }

  private Map<String, Object> wish() {
    return Map.of("identity", holder.id(), "mobileNo", number, "lang", "en");
  }

  private Map<String, Object> wish(String member, Object value) {
    Map<String, Object> wish = new HashMap<>(wish());
    wish.put(member, value);
    return wish;
  }

  /** Both phases and a wrong code, without what is random. */
  private static Map<String, Object> answers(Wire.Holder who, String which) {
    Map<String, Object> wish = Map.of("identity", who.id(), "mobileNo", which);
    Map<String, Object> first = new HashMap<>(post(PATH, wish).extract().path("$"));
    first.remove("token");
    Map<String, Object> second =
        new HashMap<>(prove(PATH, wish, who.key()).extract().<Map<String, Object>>path("$"));
    String id = (String) second.remove("verificationId");
    Map<String, Object> third = submit(id, "1").extract().path("$");
    return Map.of("first", first, "second", second, "third", third);
  }

  private ValidatableResponse link() {
    return prove(PATH, wish(), holder.key()).statusCode(200);
  }

  private static ValidatableResponse submit(String verificationId, String code) {
    return post(PATH, Map.of("verificationId", verificationId, "code", code)).statusCode(200);
  }

  private void linked(Wire.Holder who, String which) {
    linked(who, which, 1);
  }

  private void linked(Wire.Holder who, String which, int messages) {
    String id =
        prove(PATH, Map.of("identity", who.id(), "mobileNo", which), who.key())
            .extract()
            .path("verificationId");
    submit(id, gateway.await(which, messages).code()).body("success", equalTo(true));
  }
}
