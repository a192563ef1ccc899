package io.kennung.drills.crowd;

import io.kennung.drills.load.Caller;
import io.kennung.protocol.SecretKey;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/** Creating an identity, and telling what its app understands. */
final class Newcomers {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long MASKS = 1L << 20;

  private final People people;

  Newcomers(People people) {
    this.people = people;
  }

  void register(Caller caller) {
    SecretKey key = SecretKey.generate(RANDOM);
    JsonObject created =
        Proofs.prove(
            caller,
            "create",
            "/identity/create",
            new JsonObject().put("publicKey", key.publicKey().base64()),
            key);
    people.add(new Person(created.getString("identity"), key));
  }

  void setMask(Caller caller) {
    people.change(
        _ -> true,
        person -> {
          long mask = (person.mask() + 1 + ThreadLocalRandom.current().nextLong(MASKS - 1)) % MASKS;
          JsonObject unused =
              Proofs.prove(
                  caller,
                  "set feature mask",
                  "/identity/set_featuremask",
                  new JsonObject().put("identity", person.id()).put("featureMask", mask),
                  person.key());
          person.maskIs(mask);
        });
  }
}
