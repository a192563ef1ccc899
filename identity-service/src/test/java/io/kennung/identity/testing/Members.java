package io.kennung.identity.testing;

import static io.restassured.RestAssured.given;

import io.kennung.staff.testing.SignIn;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Members of staff at the support API. */
public final class Members {

  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private Members() {}

  /** A request with the token of {@code sam}, {@code lea} or {@code otto}. */
  public static RequestSpecification as(String person) {
    return given().auth().oauth2(TOKENS.computeIfAbsent(person, SignIn::token));
  }

  /** A look at an identity. */
  public static Response look(String person, String identity) {
    return as(person).get("/support/identities/" + identity);
  }

  /** An action, such as {@code notes}, with the ticket of the tests. */
  public static Response act(String person, String identity, String action, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(Map.of("purpose", "T-4711"));
    body.putAll(more);
    return as(person)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/support/identities/" + identity + "/" + action);
  }
}
