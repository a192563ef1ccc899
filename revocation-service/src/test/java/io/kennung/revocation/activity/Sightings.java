package io.kennung.revocation.activity;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** What a chat server sends. */
final class Sightings {

  static final String PATH = "/activity";
  static final String TOKEN = "token-of-the-tests";

  private Sightings() {}

  /** Seen today. */
  static ValidatableResponse tell(List<String> identities) {
    return tell(Map.of("identities", identities));
  }

  static ValidatableResponse tell(String day, String... identities) {
    return tell(Map.of("day", day, "identities", List.of(identities)));
  }

  static ValidatableResponse tell(Object body) {
    return tellAs("Bearer " + TOKEN, body);
  }

  static ValidatableResponse tellAs(String authorization, Object body) {
    return given()
        .header("Authorization", authorization)
        .contentType("application/json")
        .body(body)
        .post(PATH)
        .then();
  }
}
