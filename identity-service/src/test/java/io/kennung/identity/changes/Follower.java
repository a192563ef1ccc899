package io.kennung.identity.changes;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A chat server that follows the feed. */
final class Follower {

  static final String TOKEN = "token-of-the-tests";

  private String cursor;

  private Follower(String cursor) {
    this.cursor = cursor;
  }

  /** One that knows all that has been told by now. */
  static Follower upToDate() {
    Follower follower = new Follower(null);
    follower.read(1000);
    return follower;
  }

  static Follower after(String cursor) {
    return new Follower(cursor);
  }

  String cursor() {
    return cursor;
  }

  /** All that is told now, asked for piece by piece. */
  List<Told> read(int limit) {
    List<Told> all = new ArrayList<>();
    List<Told> some;
    do {
      some = step(Map.of("limit", limit));
      all.addAll(some);
    } while (!some.isEmpty());
    return all;
  }

  /** As {@link #read}, only about these. */
  List<Told> read(Collection<String> about) {
    return read(1000).stream().filter(each -> about.contains(each.identity())).toList();
  }

  /** One answer. */
  List<Told> step(Map<String, ?> parameters) {
    var asked = given().header("Authorization", "Bearer " + TOKEN).queryParams(parameters);
    Response answer = (cursor == null ? asked : asked.queryParam("after", cursor)).get("/changes");
    answer.then().statusCode(200);
    cursor = answer.path("next");
    List<Map<String, Object>> changes = answer.path("changes");
    return changes.stream()
        .map(each -> new Told((String) each.get("identity"), (Integer) each.get("state")))
        .toList();
  }

  /** Who has become what. */
  record Told(String identity, int state) {}
}
