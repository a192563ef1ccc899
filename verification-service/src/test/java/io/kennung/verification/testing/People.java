package io.kennung.verification.testing;

import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.SecretKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jdbi.v3.core.Jdbi;

/** Identities of which the service has heard, and numbers and addresses that nobody else uses. */
@Singleton
public class People {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Jdbi jdbi;

  @Inject
  People(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** One that is known. */
  public Wire.Holder create() {
    Wire.Holder holder = new Wire.Holder(newId(), Wire.newKey());
    know(holder.id(), holder.key());
    return holder;
  }

  /** An id that is in nobody's use. */
  public static String newId() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      id.append(IdentityId.ALPHABET.charAt(RANDOM.nextInt(IdentityId.ALPHABET.length())));
    }
    return id.toString();
  }

  private void know(String id, SecretKey key) {
    jdbi.useHandle(sql ->
        sql.execute(
            "INSERT INTO known_identity (id, public_key, state) VALUES (?, ?, 0)",
            id,
            key.publicKey().bytes()));
  }

  /** A Swiss mobile number, digits only. */
  public static String newNumber() {
    return "4179" + (1_000_000 + RANDOM.nextInt(9_000_000));
  }

  /** A mail address. */
  public static String newAddress() {
    return "person" + RANDOM.nextLong(Long.MAX_VALUE) + "@example.org";
  }
}
