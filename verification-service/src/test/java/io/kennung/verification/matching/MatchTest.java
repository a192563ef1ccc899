package io.kennung.verification.matching;

import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.prove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.links.Links;
import io.kennung.verification.links.Peppers;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@VerificationTest
class MatchTest {

  private static final String PATH = "/identity/match";
  private static final String TOKEN = "/identity/match_token";

  @Inject Links links;
  @Inject Peppers peppers;
  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private Wire.Holder asker;
  private Wire.Holder contact;
  private String token;
  private String number;
  private String address;

  @BeforeEach
  void link() {
    clock.freeze();
    asker = people.create();
    contact = people.create();
    number = People.newNumber();
    address = People.newAddress();
    link(contact, LinkKind.PHONE, ContactHash.ofPhone(number));
    link(contact, LinkKind.EMAIL, hash(address));
    token = token(asker);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void contactIsFoundByItsHashesWhichAreEchoedAsTheyCame() {
    String phone = ContactHash.ofPhone(number).base64();
    String email = hash(address).base64();

    match(List.of(email, random(1)), List.of(random(2), phone))
        .statusCode(200)
        .body("checkInterval", equalTo(86400))
        .body("identities", hasSize(1))
        .body("identities[0].identity", equalTo(contact.id()))
        .body("identities[0].publicKey", equalTo(contact.key().publicKey().base64()))
        .body("identities[0].emailHash", equalTo(email))
        .body("identities[0].mobileNoHash", equalTo(phone));
  }

  @Test
  void entriesHoldTextsOnly() {
    Map<String, Object> entry =
        match(List.of(), List.of(ContactHash.ofPhone(number).base64()))
            .extract()
            .path("identities[0]");

    assertThat(entry.keySet()).containsExactlyInAnyOrder("identity", "publicKey", "mobileNoHash");
    assertThat(entry.values()).allMatch(String.class::isInstance);
  }

  @Test
  void hashInTheListOfTheOtherKindFindsNothing() {
    match(List.of(ContactHash.ofPhone(number).base64()), List.of(hash(address).base64()))
        .body("identities", empty());
  }

  @Test
  void inactiveContactsAreFoundOnlyWhenAskedFor() {
    table.execute("UPDATE known_identity SET state = 1 WHERE id = ?", contact.id());
    List<String> phone = List.of(ContactHash.ofPhone(number).base64());

    match(List.of(), phone).body("identities", empty());
    ask(Map.of("matchToken", token, "mobileNoHashes", phone, "includeInactive", true))
        .body("identities.identity", contains(contact.id()));
  }

  @Test
  void revokedContactsAreNotFound() {
    table.execute("UPDATE known_identity SET state = 2 WHERE id = ?", contact.id());

    ask(Map.of(
            "matchToken",
            token,
            "mobileNoHashes",
            List.of(ContactHash.ofPhone(number).base64()),
            "includeInactive",
            true))
        .body("identities", empty());
  }

  @Test
  void whoHasForgottenTheIdFindsItWithoutAToken() {
    String emptyAddress = "Aj0s85oUArwlHFejsXG6rDSUebk5fKEyaVwY7fw35U0=";

    ask(Map.of(
            "emailHashes",
            List.of(emptyAddress),
            "mobileNoHashes",
            List.of(ContactHash.ofPhone(number).base64()),
            "includeInactive",
            true))
        .body("identities.identity", contains(contact.id()));
    ask(Map.of("emailHashes", List.of(random(1), random(2), random(3)))).statusCode(403);
  }

  @Test
  void searchWithoutATokenIsLimitedAnAddressOfTheCaller() {
    for (int i = 0; i < 10; i++) {
      from("203.0.113.77").statusCode(200);
    }
    from("203.0.113.77").statusCode(429).header("Retry-After", equalTo("60"));
    from("203.0.113.78").statusCode(200);
    clock.advance(Duration.ofMinutes(1));
    from("203.0.113.77").statusCode(200);
    from("203.0.113.77").statusCode(429);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "../..", "\u0000"})
  void tokenThatIsNoneIsRefused(String wrong) {
    ask(Map.of("matchToken", wrong, "emailHashes", List.of()))
        .statusCode(403)
        .body("success", equalTo(false));
  }

  @Test
  void tokenIsGoodForAWeekAndForTheLivingOnly() {
    clock.advance(Duration.ofDays(7).minusSeconds(5));
    match(List.of(), List.of()).statusCode(200);
    clock.advance(Duration.ofSeconds(10));
    match(List.of(), List.of()).statusCode(403);

    clock.reset();
    match(List.of(), List.of()).statusCode(200);
    table.execute("UPDATE known_identity SET state = 2 WHERE id = ?", asker.id());
    match(List.of(), List.of()).statusCode(403);
  }

  @Test
  void tamperedTokenIsRefused() {
    for (int i = 0; i < token.length(); i += 7) {
      char[] tampered = token.toCharArray();
      tampered[i] = tampered[i] == 'A' ? 'B' : 'A';
      ask(Map.of("matchToken", new String(tampered), "emailHashes", List.of())).statusCode(403);
    }
  }

  @Test
  void tenThousandHashesAndNotOneMore() {
    match(randoms(0, 5_000), randoms(5_000, 5_000)).statusCode(200);
    match(randoms(0, 5_000), randoms(5_000, 5_001)).statusCode(400);
  }

  @Test
  void onlyHashesNotAskedBeforeAreCharged() {
    for (int i = 0; i < 5; i++) {
      match(randoms(i * 10_000, 10_000), List.of()).statusCode(200);
    }
    // Fingerprints are short: of fifty thousand about eighty look like another one and are free.
    match(randoms(20_000, 10_000), List.of()).statusCode(200);
    match(randoms(60_000, 200), List.of()).statusCode(429).header("Retry-After", notNullValue());
    match(randoms(0, 10_000), List.of()).statusCode(200);

    clock.advance(Duration.ofMinutes(10).multipliedBy(200));
    match(randoms(60_000, 200), List.of()).statusCode(200);
    match(randoms(61_000, 200), List.of()).statusCode(429);
  }

  @Test
  void quotaHoldsHoweverManyAskAtOnce() {
    List<Callable<Integer>> requests =
        IntStream.range(0, 8)
            .mapToObj(i ->
                (Callable<Integer>)
                    () ->
                        match(randoms(100_000 + i * 10_000, 10_000), List.of())
                            .extract()
                            .statusCode())
            .toList();

    List<Integer> statuses = Crowd.together(requests);

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"emailHashes\":[\"AAAA\"]}",
        "{\"emailHashes\":[\"not base64\"]}",
        "{\"emailHashes\":[null]}",
        "{\"emailHashes\":[1]}",
        "{\"emailHashes\":\"x\"}",
        "{\"mobileNoHashes\":{}}",
        "[]",
        "",
      })
  void malformedRequestsAreRefused(String body) {
    post(PATH, body).statusCode(400).body("success", equalTo(false));
  }

  @Test
  void whatIsKeptOfAQuestionIsShortAndUnderAKeyOfTheIdentity() {
    List<String> hashes = randoms(500_000, 100);
    match(hashes, List.of()).statusCode(200);
    int before = table.count("match_quota");
    ask(Map.of("matchToken", token(contact), "emailHashes", hashes)).statusCode(200);

    assertThat(table.count("match_quota")).isEqualTo(before + 1);
    assertThat(table.count("match_quota WHERE length(asked) <= 300")).isGreaterThanOrEqualTo(2);
    assertThat(
            table.count("match_quota a JOIN match_quota b ON a.asked = b.asked AND a.who < b.who"))
        .isZero();
  }

  private ValidatableResponse match(List<String> emails, List<String> phones) {
    return ask(Map.of("matchToken", token, "emailHashes", emails, "mobileNoHashes", phones));
  }

  private static ValidatableResponse ask(Map<String, ?> members) {
    return post(PATH, members);
  }

  private static ValidatableResponse from(String caller) {
    return RestAssured.given()
        .header("X-Forwarded-For", caller)
        .contentType("application/json")
        .body(Map.of("emailHashes", List.of(random(7))))
        .post(PATH)
        .then();
  }

  private static String token(Wire.Holder who) {
    return prove(TOKEN, Map.of("identity", who.id()), who.key())
        .statusCode(200)
        .body("success", equalTo(true))
        .extract()
        .path("matchToken");
  }

  private void link(Wire.Holder who, LinkKind kind, ContactHash hash) {
    QuarkusTransaction.requiringNew().run(() -> links.link(who.id(), kind, peppers.of(hash)));
  }

  private static ContactHash hash(String email) {
    return ContactHash.of(EmailAddress.of(email));
  }

  private static String random(int seed) {
    return hash("contact" + seed + "@example.net").base64();
  }

  private static List<String> randoms(int from, int count) {
    return Stream.iterate(from, i -> i + 1).limit(count).map(MatchTest::random).toList();
  }
}
