package io.kennung.identity.testing;

import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.SecretKey;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** Registers identities as the clients in the field do. */
public final class Holders {

  private Holders() {}

  /** A new identity. */
  public static Wire.Holder create() {
    SecretKey key = Wire.newKey();
    return new Wire.Holder(create(key).extract().path("identity"), key);
  }

  /** Creates an identity for this key. */
  public static ValidatableResponse create(SecretKey key) {
    return Wire.prove("/identity/create", Map.of("publicKey", key.publicKey().base64()), key);
  }
}
