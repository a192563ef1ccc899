package io.kennung.local.signin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Signed tokens, with a key that lives as long as the process. */
final class Tokens {

  /** So long they are good. */
  static final Duration LIFETIME = Duration.ofMinutes(15);

  /** For whom access tokens are. */
  static final String AUDIENCE = "kennung";

  private static final int BITS = 2048;

  private final RsaJsonWebKey key;
  private final Supplier<URI> issuer;
  private final Clock clock;

  /**
   * Makes the key.
   *
   * @param issuer asked for each time: it has an address only once it is open
   */
  Tokens(Supplier<URI> issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
    try {
      key = RsaJwkGenerator.generateJwk(BITS);
      key.setKeyId("development");
      key.setUse("sig");
      key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
    } catch (JoseException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  /** The public half, as a JWK set. */
  String keys() {
    return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  /** What a program shows. */
  String access(Person person) {
    JwtClaims claims = claims(person);
    claims.setAudience(AUDIENCE);
    claims.setStringListClaim("roles", person.roles());
    return signed(claims);
  }

  /**
   * Who has signed in, for the client.
   *
   * @param nonce of the request it answers
   */
  String id(Session session, Optional<String> nonce) {
    JwtClaims claims = claims(session.person());
    claims.setAudience(Client.ID);
    claims.setStringClaim("sid", session.id());
    claims.setNumericDateClaim("auth_time", date(session.began().toEpochMilli()));
    nonce.ifPresent(each -> claims.setStringClaim("nonce", each));
    return signed(claims);
  }

  /** What an access token says, as long as it is good. */
  Optional<JwtClaims> readAccess(String token) {
    return read(token, AUDIENCE, Duration.ZERO);
  }

  /** What an ID token says: one that is over still tells whose session is meant. */
  Optional<JwtClaims> readId(String token) {
    return read(token, Client.ID, Sessions.LONGEST);
  }

  private Optional<JwtClaims> read(String token, String audience, Duration late) {
    try {
      return Optional.of(
          new JwtConsumerBuilder()
              .setVerificationKey(key.getRsaPublicKey())
              .setJwsAlgorithmConstraints(
                  AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
              .setExpectedIssuer(issuer.get().toString())
              .setExpectedAudience(audience)
              .setRequireExpirationTime()
              .setRequireSubject()
              .setEvaluationTime(date(clock.millis()))
              .setAllowedClockSkewInSeconds(Math.toIntExact(late.toSeconds()))
              .build()
              .processToClaims(token));
    } catch (InvalidJwtException e) {
      return Optional.empty();
    }
  }

  private JwtClaims claims(Person person) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer.get().toString());
    claims.setSubject(person.login());
    claims.setStringClaim("preferred_username", person.login());
    claims.setStringClaim("name", person.fullName());
    claims.setIssuedAt(date(clock.millis()));
    claims.setExpirationTime(date(clock.millis() + LIFETIME.toMillis()));
    claims.setGeneratedJwtId();
    return claims;
  }

  private static NumericDate date(long millis) {
    return NumericDate.fromMilliseconds(millis);
  }

  private String signed(JwtClaims claims) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
