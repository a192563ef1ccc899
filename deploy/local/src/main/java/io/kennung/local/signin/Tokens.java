package io.kennung.local.signin;

import java.net.URI;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signed tokens, with a key that lives as long as the process. */
final class Tokens {

  /** Who the services are. */
  static final String CLIENT = "kennung-support";

  private static final String AUDIENCE = "kennung";
  private static final int BITS = 2048;
  private static final float MINUTES = 15;

  private final RsaJsonWebKey key;

  Tokens() {
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
  String access(URI issuer, Person person) {
    JwtClaims claims = claims(issuer, person);
    claims.setAudience(AUDIENCE);
    claims.setStringListClaim("roles", person.roles());
    return signed(claims);
  }

  private static JwtClaims claims(URI issuer, Person person) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer.toString());
    claims.setSubject(person.login());
    claims.setStringClaim("preferred_username", person.login());
    claims.setStringClaim("name", person.fullName());
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(MINUTES);
    claims.setGeneratedJwtId();
    return claims;
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
