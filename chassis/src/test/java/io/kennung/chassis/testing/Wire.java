package io.kennung.chassis.testing;

import static io.restassured.RestAssured.given;

import io.kennung.protocol.Base64Text;
import io.kennung.protocol.ChallengeResponse;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/** Speaks to the service as the clients in the field do. */
public final class Wire {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final RestAssuredConfig AS_IT_IS =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private Wire() {}

  /** A challenge as the client sees it. */
  public record Given(String token, String tokenRespKeyPub) {

    public String response(SecretKey key) {
      return Base64Text.encode(
          ChallengeResponse.of(key, PublicKey.ofBase64(tokenRespKeyPub), Base64Text.decode(token)));
    }
  }

  /** An identity that exists. */
  public record Holder(String id, SecretKey key) {}

  public static SecretKey newKey() {
    return SecretKey.generate(RANDOM);
  }

  /** POST with a JSON body. */
  public static ValidatableResponse post(String path, Object body) {
    return given().config(AS_IT_IS).contentType("application/json").body(body).post(path).then();
  }

  /** First phase; fails when there is no challenge. */
  public static Given challenge(String path, Map<String, ?> members) {
    Response answer = post(path, members).statusCode(200).extract().response();
    return new Given(answer.path("token"), answer.path("tokenRespKeyPub"));
  }

  /** Second phase. */
  public static ValidatableResponse answer(
      String path, Map<String, ?> members, Given challenge, SecretKey key) {
    return post(path, secondPhase(members, challenge, key));
  }

  /** The body of the second phase. */
  public static Map<String, Object> secondPhase(
      Map<String, ?> members, Given challenge, SecretKey key) {
    Map<String, Object> body = new HashMap<>(members);
    body.put("token", challenge.token());
    body.put("response", challenge.response(key));
    return body;
  }

  /** Both phases. */
  public static ValidatableResponse prove(String path, Map<String, ?> members, SecretKey key) {
    return answer(path, members, challenge(path, members), key);
  }
}
