package io.kennung.drills.crowd;

import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Reply;
import io.kennung.protocol.RevocationKey;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** Setting a revocation password, asking whether there is one, and revoking by it or by the key. */
final class Endings {

  private final People people;

  Endings(People people) {
    this.people = people;
  }

  void setPassword(Caller caller) {
    people.change(
        _ -> true,
        person -> {
          RevocationKey password =
              RevocationKey.ofPassword("password " + ThreadLocalRandom.current().nextLong());
          JsonObject unused =
              Proofs.prove(
                  caller,
                  "set revocation password",
                  "/identity/set_revocation_key",
                  own(person).put("revocationKey", password.base64()),
                  person.key());
          person.passwordIs(password);
        });
  }

  void checkPassword(Caller caller) {
    people.change(
        Person::hasPassword,
        person -> {
          Reply reply =
              Proofs.ask(
                  caller,
                  "check revocation password",
                  "/identity/check_revocation_key",
                  own(person),
                  person.key());
          Reply unused =
              reply.require(reply.json().getBoolean("revocationKeySet", false), "no password");
        });
  }

  void revoke(Caller caller) {
    people.change(
        _ -> true,
        person -> {
          JsonObject unused =
              Proofs.prove(caller, "revoke", "/identity/revoke", own(person), person.key());
          person.hasEnded("key");
        });
  }

  void revokeByPassword(Caller caller) {
    people.change(
        Person::hasPassword,
        person -> {
          RevocationKey password = Objects.requireNonNull(person.password());
          JsonObject unused =
              caller
                  .post(
                      "revoke by password",
                      "/identity/ws/revoke",
                      own(person).put("revocationKey", password.base64()))
                  .success();
          person.hasEnded("password");
        });
  }

  private static JsonObject own(Person person) {
    return new JsonObject().put("identity", person.id());
  }
}
