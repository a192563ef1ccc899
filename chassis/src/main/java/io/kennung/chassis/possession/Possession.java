package io.kennung.chassis.possession;

import io.kennung.chassis.Secrets;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.ChallengeResponse;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Proof that a caller holds the secret half of a public key (directory contract, section 2).
 *
 * <p>Nothing is remembered between the phases: a token carries its own expiry and an HMAC over that
 * and the request it was issued for, so any replica with the same secrets can check it, before and
 * after a restart.
 */
@Singleton
public class Possession {

  private final ChallengeKeys keys;
  private final Duration lifetime;
  private final SecureRandom random;
  private final Clock clock;
  private final Counter issued;
  private final Counter proven;
  private final Counter badToken;
  private final Counter wrongResponse;

  /** Possession under the deployment's secrets. */
  @Inject
  public Possession(
      Secrets secrets,
      PossessionConfig config,
      SecureRandom random,
      MeterRegistry metrics,
      Clock clock) {
    this.keys = new ChallengeKeys(secrets);
    this.lifetime = config.lifetime();
    this.random = random;
    this.clock = clock;
    this.issued = counter(metrics, "issued");
    this.proven = counter(metrics, "proven");
    this.badToken = counter(metrics, "bad-token");
    this.wrongResponse = counter(metrics, "wrong-response");
  }

  /** First phase: a challenge that is good for this binding only, for the configured time. */
  public Challenge challenge(Binding binding) {
    ChallengeKeys.Generation generation = keys.newest();
    byte[] nonce = new byte[Token.NONCE_LENGTH];
    random.nextBytes(nonce);
    Instant expiresAt = Instant.ofEpochSecond(clock.instant().plus(lifetime).getEpochSecond());
    Token unsigned = new Token(generation.id(), expiresAt, nonce, new byte[0]);
    byte[] mac = generation.mac(unsigned.signedPart(), binding);
    Token token = new Token(generation.id(), expiresAt, nonce, mac);
    issued.increment();
    return new Challenge(Base64Text.encode(token.bytes()), generation.publicKey(), null);
  }

  /**
   * Second phase, first half: whether the token was issued here, for this binding, and is still
   * good. Cheap; done before anything is looked up.
   *
   * @throws Refused with {@link CommonFailure#INVALID_TOKEN}
   */
  public IssuedChallenge recognise(Binding binding, String token) {
    try {
      return recognised(binding, token);
    } catch (Refused e) {
      badToken.increment();
      throw e;
    }
  }

  private IssuedChallenge recognised(Binding binding, String token) {
    byte[] bytes = decoded(token, CommonFailure.INVALID_TOKEN);
    Token parsed = Token.parse(bytes).orElseThrow(() -> new Refused(CommonFailure.INVALID_TOKEN));
    ChallengeKeys.Generation generation =
        keys.named(parsed.generation()).orElseThrow(() -> new Refused(CommonFailure.INVALID_TOKEN));
    if (!MessageDigest.isEqual(generation.mac(parsed.signedPart(), binding), parsed.mac())
        || !clock.instant().isBefore(parsed.expiresAt())) {
      throw new Refused(CommonFailure.INVALID_TOKEN);
    }
    return new IssuedChallenge(
        generation.key(), bytes, new Proof(parsed.nonce(), parsed.expiresAt()));
  }

  /** A challenge of this directory that waits for the right response. */
  public final class IssuedChallenge {

    private final SecretKey key;
    private final byte[] token;
    private final Proof proof;

    private IssuedChallenge(SecretKey key, byte[] token, Proof proof) {
      this.key = key;
      this.token = token;
      this.proof = proof;
    }

    /**
     * Second phase, second half: whether whoever responds holds the secret half of this key.
     *
     * @throws Refused with {@link CommonFailure#WRONG_RESPONSE}
     */
    public Proof proveBy(PublicKey holder, String response) {
      try {
        demand(holder, response);
      } catch (Refused e) {
        wrongResponse.increment();
        throw e;
      }
      proven.increment();
      return proof;
    }

    private void demand(PublicKey holder, String response) {
      byte[] given = decoded(response, CommonFailure.WRONG_RESPONSE);
      byte[] expected = ChallengeResponse.of(key.sharedWith(holder), token);
      if (!MessageDigest.isEqual(expected, given)) {
        throw new Refused(CommonFailure.WRONG_RESPONSE);
      }
    }
  }

  private static Counter counter(MeterRegistry metrics, String outcome) {
    return Counter.builder("directory.challenges")
        .description("Challenges that were issued, and what became of the answers to them")
        .tag("outcome", outcome)
        .register(metrics);
  }

  private static byte[] decoded(String base64, CommonFailure otherwise) {
    try {
      return Base64Text.decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Refused(otherwise);
    }
  }
}
