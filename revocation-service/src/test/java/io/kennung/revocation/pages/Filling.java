package io.kennung.revocation.pages;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Fills in the form and sends it, as a browser does. */
final class Filling {

  static final String PAGE = "/revoke";
  static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  private Filling() {}

  /** Everything right but what belongs together. */
  static ValidatableResponse post(String identity, String password) {
    return post(identity, password, "REVOKE");
  }

  static ValidatableResponse post(String identity, String password, String confirmation) {
    return browser()
        .formParam("identity", identity)
        .formParam("password", password)
        .formParam("revocationKey", "")
        .formParam("confirmation", confirmation)
        .post(PAGE)
        .then();
  }

  /** As a browser with a script sends it. */
  static ValidatableResponse postKey(String identity, String key) {
    return browser()
        .formParam("identity", identity)
        .formParam("revocationKey", key)
        .formParam("confirmation", "revoke")
        .post(PAGE)
        .then();
  }

  static RequestSpecification browser() {
    return given()
        .header("Accept", BROWSER)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8");
  }
}
