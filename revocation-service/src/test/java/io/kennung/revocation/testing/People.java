package io.kennung.revocation.testing;

import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.RevocationKey;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Identities of which the service has heard, and what they do. */
@Singleton
public class People {

  /** The path for setting a password. */
  public static final String SET = "/identity/set_revocation_key";

  /** The path for asking about it. */
  public static final String CHECK = "/identity/check_revocation_key";

  /** The path for ending by the key. */
  public static final String REVOKE = "/identity/revoke";

  /** The path for ending by the password. */
  public static final String BY_PASSWORD = "/identity/ws/revoke";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Jdbi jdbi;

  @Inject
  People(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** One that is known, active, and was seen on the day before yesterday. */
  public Wire.Holder create() {
    Wire.Holder holder = new Wire.Holder(newId(), Wire.newKey());
    jdbi.useHandle(sql ->
        sql.execute(
            "INSERT INTO life (identity, public_key, state, seen_on)"
                + " VALUES (?, ?, 0, current_date - 2)",
            holder.id(),
            holder.key().publicKey().bytes()));
    return holder;
  }

  /** One that has this password. */
  public Wire.Holder createWith(String password) {
    Wire.Holder holder = create();
    setPassword(holder, password).statusCode(200);
    return holder;
  }

  /** An id that is in nobody's use. */
  public static String newId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < IdentityId.LENGTH; i++) {
      id.append(IdentityId.ALPHABET.charAt(RANDOM.nextInt(IdentityId.ALPHABET.length())));
    }
    return id.toString();
  }

  /** Both phases. */
  public static ValidatableResponse setPassword(Wire.Holder who, String password) {
    return Wire.prove(SET, Map.of("identity", who.id(), "revocationKey", key(password)), who.key());
  }

  /** Both phases. */
  public static ValidatableResponse checkPassword(Wire.Holder who) {
    return Wire.prove(CHECK, Map.of("identity", who.id()), who.key());
  }

  /** Both phases. */
  public static ValidatableResponse revoke(Wire.Holder who) {
    return Wire.prove(REVOKE, Map.of("identity", who.id()), who.key());
  }

  /** The one phase. */
  public static ValidatableResponse revokeByPassword(String id, String password) {
    return Wire.post(BY_PASSWORD, Map.of("identity", id, "revocationKey", key(password)));
  }

  /** What of a password goes over the wire. */
  public static String key(String password) {
    return RevocationKey.ofPassword(password).base64();
  }
}
