package io.kennung.drills.crowd;

import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looking people up: one, many, and how they are doing. Who is certain must be told rightly. */
final class Readers {

  private static final int MANY = 20;
  private static final int GONE = 2;

  private final People people;

  Readers(People people) {
    this.people = people;
  }

  void findOne(Caller caller) {
    Person person = people.any();
    int look = person.look();
    Reply reply = caller.get("look-up", "/identity/" + person.id());
    boolean certain = person.isCertainSince(look);
    if (reply.status() == 404) {
      reply.require(person.ended() != null || !certain, "one who lives is not found");
      return;
    }
    JsonObject told = reply.json();
    reply.require(person.publicKey().equals(told.getString("publicKey")), "another key");
    if (certain) {
      reply.require(person.ended() == null, "one who has ended is found");
      reply.require(told.getLong("featureMask") == person.mask(), "another feature mask");
    }
  }

  void findMany(Caller caller) {
    List<Person> asked = people.any(MANY);
    List<Integer> looks = asked.stream().map(Person::look).toList();
    Reply reply = caller.post("bulk look-up", "/identity/fetch_bulk", ids(asked));
    Map<String, String> keys = new HashMap<>();
    for (Object each : reply.json().getJsonArray("identities", new JsonArray())) {
      JsonObject found = (JsonObject) each;
      keys.put(found.getString("identity"), found.getString("publicKey"));
    }
    for (int i = 0; i < MANY; i++) {
      Person person = asked.get(i);
      if (person.isCertainSince(looks.get(i))) {
        String expected = person.ended() == null ? person.publicKey() : null;
        reply.require(Objects.equals(keys.get(person.id()), expected), "one of many is wrong");
      }
    }
  }

  void check(Caller caller) {
    List<Person> asked = people.any(MANY);
    List<Integer> looks = asked.stream().map(Person::look).toList();
    Reply reply = caller.post("check", "/identity/check", ids(asked));
    JsonArray states = reply.json().getJsonArray("states", new JsonArray());
    reply.require(states.size() == MANY, "states of others");
    for (int i = 0; i < MANY; i++) {
      Person person = asked.get(i);
      if (person.isCertainSince(looks.get(i))) {
        int expected = person.ended() == null ? 0 : GONE;
        reply.require(states.getInteger(i) == expected, "one of many is in another state");
      }
    }
  }

  private static JsonObject ids(List<Person> asked) {
    return new JsonObject()
        .put("identities", new JsonArray(asked.stream().map(Person::id).toList()));
  }
}
