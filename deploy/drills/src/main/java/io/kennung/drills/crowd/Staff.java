package io.kennung.drills.crowd;

import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Reply;
import java.util.concurrent.TimeUnit;

/** Somebody of support looks at an identity. */
final class Staff {

  /** Shorter than a token is good for. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final People people;

  /** Asks who lets staff in, which is no part of the system. */
  private final Caller issuer;

  private String token = "";
  private long tokenAt;

  Staff(People people, Caller issuer) {
    this.people = people;
    this.issuer = issuer;
  }

  void look(Caller caller) {
    Person person = people.any();
    Reply reply =
        caller.get(
            "support look",
            "/support/identities/%s?purpose=drill".formatted(person.id()),
            "Authorization",
            "Bearer " + token());
    reply.require(person.id().equals(reply.json().getString("identity")), "another identity");
  }

  private synchronized String token() {
    long now = System.nanoTime();
    if (token.isEmpty() || now - tokenAt > FRESH_NANOS) {
      token = issuer.get("the issuer", "/tokens/lea").body().toString();
      tokenAt = now;
    }
    return token;
  }
}
