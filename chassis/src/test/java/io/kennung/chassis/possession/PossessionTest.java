package io.kennung.chassis.possession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.Secrets;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.testing.TestClock;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.ChallengeResponse;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PossessionTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] OLD = "old secret, thirty-two bytes ...".getBytes();
  private static final byte[] NEW = "new secret, thirty-two bytes ...".getBytes();
  private static final Binding BINDING = Binding.of("identity/set_featuremask", "ABCD1234", "7");

  private final TestClock clock = new TestClock();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final SecretKey client = SecretKey.generate(RANDOM);
  private final Possession possession = replica(OLD);

  @Test
  void holderOfTheKeyProvesIt() {
    Challenge challenge = possession.challenge(BINDING);

    Proof proof = prove(possession, BINDING, challenge, client.publicKey());

    assertThat(proof.nonce()).hasSize(16);
    assertThat(proof.expiresAt())
        .isBetween(clock.instant().plusSeconds(298), clock.instant().plusSeconds(300));
  }

  @Test
  void anyReplicaVerifiesWhatAnotherIssued() {
    Challenge challenge = replica(OLD).challenge(BINDING);

    assertThat(prove(replica(OLD), BINDING, challenge, client.publicKey())).isNotNull();
  }

  @Test
  void challengeSurvivesTheRotationOfTheSecret() {
    Challenge challenge = replica(OLD, NEW).challenge(BINDING);

    assertThat(prove(replica(NEW, OLD), BINDING, challenge, client.publicKey())).isNotNull();
    refused(
        () -> prove(replica(NEW), BINDING, challenge, client.publicKey()),
        CommonFailure.INVALID_TOKEN);
  }

  @Test
  void everyChallengeIsAnother() {
    assertThat(possession.challenge(BINDING).token())
        .isNotEqualTo(possession.challenge(BINDING).token());
  }

  @Test
  void anotherKeyProvesNothing() {
    Challenge challenge = possession.challenge(BINDING);
    PublicKey somebody = SecretKey.generate(RANDOM).publicKey();

    refused(() -> prove(possession, BINDING, challenge, somebody), CommonFailure.WRONG_RESPONSE);
  }

  @Test
  void challengeIsGoodForFiveMinutesAndNoLonger() {
    Challenge challenge = possession.challenge(BINDING);

    clock.advance(Duration.ofMinutes(5).minusSeconds(2));
    assertThat(prove(possession, BINDING, challenge, client.publicKey())).isNotNull();
    clock.advance(Duration.ofSeconds(2));
    refused(
        () -> prove(possession, BINDING, challenge, client.publicKey()),
        CommonFailure.INVALID_TOKEN);
  }

  @Test
  void challengeIsGoodForItsEndpointAndMembersOnly() {
    Challenge challenge = possession.challenge(BINDING);

    for (Binding other :
        List.of(
            Binding.of("identity/fetch_priv", "ABCD1234", "7"),
            Binding.of("identity/set_featuremask", "ABCD1235", "7"),
            Binding.of("identity/set_featuremask", "ABCD1234", "8"),
            Binding.of("identity/set_featuremask", "7", "ABCD1234"),
            Binding.of("identity/set_featuremask", "ABCD12347"),
            Binding.of("identity/set_featuremask", "ABCD1234", "7", ""),
            Binding.of("identity/set_featuremaskABCD1234", "7"))) {
      refused(
          () -> prove(possession, other, challenge, client.publicKey()),
          CommonFailure.INVALID_TOKEN);
    }
  }

  @Test
  void everyFlippedBitOfTheTokenIsNoticed() {
    byte[] token = Base64Text.decode(possession.challenge(BINDING).token());

    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] flipped = token.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      refused(
          () -> possession.recognise(BINDING, Base64Text.encode(flipped)),
          CommonFailure.INVALID_TOKEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "AAAA", "not base64", "\u0000", "////////////////////////////"})
  void whatIsNoTokenIsRefused(String token) {
    refused(() -> possession.recognise(BINDING, token), CommonFailure.INVALID_TOKEN);
  }

  @Test
  void truncatedTokenAndResponseAreRefused() {
    Challenge challenge = possession.challenge(BINDING);
    String token = challenge.token();
    String response = response(challenge);
    var issued = possession.recognise(BINDING, token);

    refused(
        () -> possession.recognise(BINDING, token.substring(0, token.length() - 1)),
        CommonFailure.INVALID_TOKEN);
    List<String> wrong =
        new ArrayList<>(List.of("", response.substring(1), response.substring(0, 43)));
    wrong.add(Base64Text.encode(new byte[32]));
    wrong.add(Base64Text.encode(new byte[31]));
    wrong.forEach(text ->
        refused(() -> issued.proveBy(client.publicKey(), text), CommonFailure.WRONG_RESPONSE));
  }

  @Test
  void tokenIsNotSixteenBytesLongSoThatTheLegacySchemeCannotBeConfusedWithThisOne() {
    assertThat(Base64Text.decode(possession.challenge(BINDING).token())).hasSize(61);
  }

  @Test
  void whatBecomesOfChallengesIsCounted() {
    assertThat(count("wrong-response")).isZero();

    Challenge challenge = possession.challenge(BINDING);
    prove(possession, BINDING, challenge, client.publicKey());
    assertThatThrownBy(() -> possession.recognise(BINDING, "no token"));
    assertThatThrownBy(() ->
        possession.recognise(BINDING, challenge.token()).proveBy(client.publicKey(), "no answer"));

    assertThat(List.of("issued", "proven", "bad-token", "wrong-response"))
        .allSatisfy(outcome -> assertThat(count(outcome)).as(outcome).isOne());
  }

  private double count(String outcome) {
    return metrics.get("directory.challenges").tag("outcome", outcome).counter().count();
  }

  private Possession replica(byte[]... secrets) {
    return new Possession(
        new Secrets(List.of(secrets)), () -> Duration.ofMinutes(5), RANDOM, metrics, clock);
  }

  private Proof prove(Possession server, Binding binding, Challenge challenge, PublicKey holder) {
    return server.recognise(binding, challenge.token()).proveBy(holder, response(challenge));
  }

  private String response(Challenge challenge) {
    return Base64Text.encode(
        ChallengeResponse.of(
            client,
            PublicKey.ofBase64(challenge.tokenRespKeyPub()),
            Base64Text.decode(challenge.token())));
  }

  private static void refused(ThrowingCallable call, CommonFailure failure) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.failure()).isEqualTo(failure));
  }
}
