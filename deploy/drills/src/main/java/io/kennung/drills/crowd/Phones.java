package io.kennung.drills.crowd;

import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Failed;
import io.kennung.drills.load.Reply;
import io.kennung.protocol.ContactHash;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Linking a number by the code of an SMS, letting it go, and being found by it. */
final class Phones {

  private static final String PATH = "/identity/link_mobileno";
  private static final String NOBODYS = "41780000000";
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final long LONGEST_SMS_SECONDS = 20;
  private static final long BETWEEN_LOOKS_MILLIS = 100;
  private static final int NUMBERS = 10_000_000;

  private final People people;

  /** Asks the telephone, which is no part of the system. */
  private final Caller telephone;

  private final AtomicInteger next =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(2_000_000, 9_000_000));

  Phones(People people, Caller telephone) {
    this.people = people;
    this.telephone = telephone;
  }

  void link(Caller caller) {
    people.change(
        person -> person.phone() == null,
        person -> {
          String number = "4179" + "%07d".formatted(next.getAndIncrement() % NUMBERS);
          JsonObject begun =
              Proofs.prove(caller, "link phone", PATH, wish(person, number), person.key());
          JsonObject entered =
              new JsonObject()
                  .put("verificationId", begun.getString("verificationId"))
                  .put("code", codeFor(number));
          JsonObject unused = caller.post("enter code", PATH, entered).success();
          person.phoneIs(number);
        });
  }

  void unlink(Caller caller) {
    people.change(
        person -> person.phone() != null,
        person -> {
          JsonObject unused =
              Proofs.prove(caller, "unlink phone", PATH, wish(person, ""), person.key());
          person.phoneIsGone("requested");
        });
  }

  /** A friend asks for a linked number and for one that nobody has. */
  void match(Caller caller) {
    people
        .some(each -> each.phone() != null)
        .ifPresent(friend ->
            people.change(other -> other != friend, asker -> match(caller, asker, friend)));
  }

  private static void match(Caller caller, Person asker, Person friend) {
    int look = friend.look();
    String number = Objects.requireNonNullElse(friend.phone(), NOBODYS);
    JsonObject token =
        Proofs.prove(
            caller,
            "match token",
            "/identity/match_token",
            new JsonObject().put("identity", asker.id()),
            asker.key());
    Reply reply =
        caller.post("match", "/identity/match", question(token.getString("matchToken"), number));
    JsonArray found = reply.json().getJsonArray("identities", new JsonArray());
    if (friend.isCertainSince(look) && friend.phone() != null) {
      reply.require(
          found.size() == 1 && friend.id().equals(found.getJsonObject(0).getString("identity")),
          "a friend is not found");
    }
  }

  private static JsonObject question(String token, String number) {
    return new JsonObject()
        .put("matchToken", token)
        .put("emailHashes", new JsonArray())
        .put(
            "mobileNoHashes",
            new JsonArray()
                .add(ContactHash.ofPhone(number).base64())
                .add(ContactHash.ofPhone(NOBODYS).base64()));
  }

  private static JsonObject wish(Person person, String number) {
    return new JsonObject().put("identity", person.id()).put("lang", "en").put("mobileNo", number);
  }

  private String codeFor(String number) {
    long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SMS_SECONDS);
    while (System.nanoTime() < giveUpAt) {
      Matcher code =
          CODE.matcher(
              telephone.get("the telephone", "/api/messages?to=" + number).body().toString());
      if (code.find()) {
        return code.group();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS_MILLIS));
    }
    throw new Failed("link phone", "no SMS within %d s".formatted(LONGEST_SMS_SECONDS));
  }
}
