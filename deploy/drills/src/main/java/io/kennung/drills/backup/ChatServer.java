package io.kennung.drills.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.drills.people.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Hears who has been revoked by {@code GET /changes}, and keeps the cursor of its last answer. */
final class ChatServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final String token;

  ChatServer(String token) {
    this.token = token;
  }

  /**
   * What came after a cursor.
   *
   * @param status of the last answer
   * @param changes the identity and its state, in order
   * @param next the cursor behind them
   */
  record Heard(int status, List<String> changes, String next) {}

  /** Asks until there is nothing more. */
  Heard after(URI frontDoor, String cursor) {
    List<String> changes = new ArrayList<>();
    String next = cursor;
    while (true) {
      Http.Reply reply =
          Http.get(frontDoor.resolve("/changes?after=" + next), "Authorization", "Bearer " + token);
      if (reply.status() != OK) {
        return new Heard(reply.status(), changes, next);
      }
      JsonNode answer = read(reply.text());
      answer
          .path("changes")
          .forEach(each ->
              changes.add(each.path("identity").asText() + " " + each.path("state").asInt()));
      next = answer.path("next").asText();
      if (answer.path("changes").isEmpty()) {
        return new Heard(OK, changes, next);
      }
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON", e);
    }
  }
}
