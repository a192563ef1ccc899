package io.kennung.identity.registration;

import static io.kennung.chassis.testing.Wire.answer;
import static io.kennung.chassis.testing.Wire.challenge;
import static io.kennung.chassis.testing.Wire.newKey;
import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.secondPhase;
import static io.kennung.identity.testing.Holders.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.RiggedIds;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.SecretKey;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DirectoryTest
class RegistrationTest {

  private static final String PATH = "/identity/create";

  @Inject Table table;
  @Inject RiggedIds ids;
  @Inject TestClock clock;
  @Inject MeterRegistry metrics;

  private final SecretKey key = newKey();
  private final Map<String, Object> members = Map.of("publicKey", key.publicKey().base64());

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void holderOfAKeyGetsAnIdentityForIt() {
    String id =
        create(key)
            .statusCode(200)
            .body("success", equalTo(true))
            .body("identity", matchesPattern("[0-9A-Z]{8}"))
            .body("serverGroup", matchesPattern("[0-9a-f]{2}"))
            .body("$", not(hasKey("error")))
            .extract()
            .path("identity");

    assertThat(
            table.count(
                "identity WHERE id = ? AND public_key = ? AND state = 0",
                id,
                key.publicKey().bytes()))
        .isEqualTo(1);
    assertThat(table.outbox(id, "IdentityRegistered"))
        .singleElement()
        .asString()
        .contains(
            "\"identity\":\"" + id + "\"", "\"publicKey\":\"" + key.publicKey().base64() + "\"");
  }

  @Test
  void firstPhaseCreatesNothingAndGivesAChallenge() {
    int before = table.count("identity");

    post(PATH, members)
        .statusCode(200)
        .body("token", notNullValue())
        .body("tokenRespKeyPub", matchesPattern("[A-Za-z0-9+/]{43}="))
        .body("size()", equalTo(2));

    assertThat(table.count("identity")).isEqualTo(before);
  }

  @Test
  void membersThatClientsAddInTheSecondPhaseAreIgnored() {
    Map<String, Object> second = new HashMap<>(secondPhase(members, challenge(PATH, members), key));
    second.put("deviceId", "4f3c");
    second.put("version", "6.4;I;de_CH;iPhone;18.0");
    second.put("lvlResponseData", null);
    second.put("appStoreReceipt", Base64Text.encode(new byte[200_000]));

    post(PATH, second).statusCode(200).body("success", equalTo(true));
  }

  @Test
  void retriedSecondPhaseReturnsTheSameIdentity() {
    Map<String, Object> second = secondPhase(members, challenge(PATH, members), key);

    String first = post(PATH, second).statusCode(200).extract().path("identity");
    clock.advance(Duration.ofMinutes(4));

    post(PATH, second)
        .statusCode(200)
        .body("identity", equalTo(first))
        .body("success", equalTo(true));
    assertThat(table.count("identity WHERE public_key = ?", key.publicKey().bytes())).isEqualTo(1);
    assertThat(table.outbox(first, "IdentityRegistered")).hasSize(1);
  }

  @Test
  void sameSecondPhaseManyTimesAtOnceIsOneIdentity() throws Exception {
    Map<String, Object> second = secondPhase(members, challenge(PATH, members), key);
    Callable<String> once = () -> post(PATH, second).statusCode(200).extract().path("identity");

    Set<String> identities;
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Future<String>> answers =
          threads.invokeAll(IntStream.range(0, 64).mapToObj(i -> once).toList());
      identities = answers.stream().map(Future::resultNow).collect(Collectors.toSet());
    }

    assertThat(identities).hasSize(1);
    assertThat(table.count("identity WHERE public_key = ?", key.publicKey().bytes())).isEqualTo(1);
  }

  @Test
  void takenIdIsDrawnAgainAndTheRetryStillFindsTheRightOne() {
    String taken = Holders.create().id();
    String free = new RiggedIds(new SecureRandom()).draw();
    Map<String, Object> second = secondPhase(members, challenge(PATH, members), key);
    ids.rig(taken, taken, free);

    post(PATH, second).statusCode(200).body("identity", equalTo(free));
    post(PATH, second).statusCode(200).body("identity", equalTo(free));

    assertThat(
            table.count("identity WHERE id = ? AND public_key = ?", taken, key.publicKey().bytes()))
        .isZero();
    assertThat(table.outbox(free, "IdentityRegistered")).hasSize(1);
  }

  @Test
  void whoIsRegisteredIsCountedOnce() {
    double before = metrics.get("directory.registrations").counter().count();
    Map<String, Object> second = secondPhase(members, challenge(PATH, members), key);

    post(PATH, second).statusCode(200);
    post(PATH, second).statusCode(200);

    assertThat(metrics.get("directory.registrations").counter().count()).isEqualTo(before + 1);
  }

  @Test
  void manyAtOnceWhoDrawTheSameIdAllGetTheirOwn() throws Exception {
    String wanted = new RiggedIds(new SecureRandom()).draw();
    int clients = 16;
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      SecretKey own = newKey();
      Map<String, Object> first = Map.of("publicKey", own.publicKey().base64());
      Map<String, Object> second = secondPhase(first, challenge(PATH, first), own);
      calls.add(() -> post(PATH, second).statusCode(200).extract().path("identity"));
      ids.rig(wanted);
    }

    List<String> identities;
    try (var threads = Executors.newFixedThreadPool(clients)) {
      identities = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }

    assertThat(identities).doesNotHaveDuplicates().hasSize(clients).contains(wanted);
  }

  @Test
  void revokedIdIsNeverIssuedAgain() {
    String revoked = Holders.create().id();
    table.execute("UPDATE identity SET state = 2 WHERE id = ?", revoked);
    ids.rig(revoked);

    create(key).body("identity", not(equalTo(revoked))).body("success", equalTo(true));
  }

  @Test
  void idsAreDrawnFromTheWholeAlphabetEvenly() {
    IdentityIds source = new IdentityIds(new SecureRandom());
    int[] count = new int[128];
    for (int i = 0; i < 45_000; i++) {
      source.draw().chars().forEach(c -> count[c]++);
    }

    // 10,000 expected a character; six standard deviations are about 590.
    assertThat(IdentityId.ALPHABET.chars())
        .allSatisfy(c -> assertThat(count[c]).isBetween(9_400, 10_600));
  }

  @Test
  void wrongKeyIsRefusedAndCreatesNothing() {
    answer(PATH, members, challenge(PATH, members), newKey())
        .statusCode(200)
        .body("success", equalTo(false))
        .body("error", anything());

    assertThat(table.count("identity WHERE public_key = ?", key.publicKey().bytes())).isZero();
  }

  @Test
  void challengeForAnotherKeyIsRefused() {
    SecretKey other = newKey();
    var stolen = challenge(PATH, Map.of("publicKey", other.publicKey().base64()));

    answer(PATH, members, stolen, key).statusCode(200).body("errorType", equalTo("invalid-token"));
  }

  @Test
  void expiredChallengeIsRefused() {
    Map<String, Object> second = secondPhase(members, challenge(PATH, members), key);
    clock.advance(Duration.ofMinutes(5).plusSeconds(1));

    post(PATH, second)
        .statusCode(200)
        .body("success", equalTo(false))
        .body("errorType", equalTo("invalid-token"));
  }

  @Test
  void challengeOfAnotherEndpointIsRefused() {
    Wire.Holder holder = Holders.create();
    var other =
        challenge(
            "/identity/fetch_priv", Map.of("identity", holder.id(), "appVariant", "consumer"));

    answer(PATH, Map.of("publicKey", holder.key().publicKey().base64()), other, holder.key())
        .statusCode(200)
        .body("errorType", equalTo("invalid-token"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAA",
        "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw",
        "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHH",
        "not base64 at all, just some text of 44 chars",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "7P///////////////////////////////////////38=",
        "4Ot6fDtBuK4WVuP68Z/EatoJjeucMrH9hmIFFl9JuAA=",
        "X5yVvKNQjCSx0LFVnIPvWwREXMRYHI6G2CJO3dCfEVc="
      })
  void malformedAndLowOrderKeysAreRefused(String publicKey) {
    post(PATH, Map.of("publicKey", publicKey))
        .statusCode(200)
        .body("success", equalTo(false))
        .body("error", equalTo("The public key is not valid."));
  }

  @Test
  void missingMembersAreMalformed() {
    post(PATH, Map.of()).statusCode(400).body("success", equalTo(false)).body("error", anything());
    post(
            PATH,
            Map.of(
                "publicKey", key.publicKey().base64(), "token", challenge(PATH, members).token()))
        .statusCode(400);
    post(PATH, Map.of("publicKey", 7)).statusCode(400);
  }

  @Test
  void usedChallengesAreForgottenOnceTheyHaveExpired() {
    create(key);
    assertThat(table.count("used_challenge WHERE expires_at > now() + interval '1 minute'"))
        .isPositive();
  }
}
