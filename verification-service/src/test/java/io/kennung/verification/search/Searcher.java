package io.kennung.verification.search;

import static io.restassured.RestAssured.given;

import io.kennung.staff.testing.SignIn;
import io.restassured.response.ValidatableResponse;

/** A member of staff who searches. */
final class Searcher {

  static final String PATH = "/support/search";

  private final String token;

  private Searcher(String token) {
    this.token = token;
  }

  static Searcher named(String person) {
    return new Searcher(SignIn.token(person));
  }

  /** By {@code email} or {@code phone}. */
  ValidatableResponse search(String by, String address) {
    return search(by, address, "ticket 4711");
  }

  ValidatableResponse search(String by, String address, String purpose) {
    return given()
        .auth()
        .oauth2(token)
        .queryParam(by, address)
        .queryParam("purpose", purpose)
        .get(PATH)
        .then();
  }

  /** The query as it stands. */
  ValidatableResponse get(String query) {
    return given().urlEncodingEnabled(false).auth().oauth2(token).get(PATH + query).then();
  }
}
