package io.kennung.safe.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What clients do with backups. */
public final class Backups {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Backups() {}

  /** 64 digits that nobody else uses. */
  public static String newId() {
    return HexFormat.of().formatHex(random(32));
  }

  /** What a seal looks like. */
  public static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  public static ValidatableResponse put(String id, byte[] sealed) {
    return given()
        .contentType("application/octet-stream")
        .body(sealed)
        .put("/backups/" + id)
        .then();
  }

  public static ValidatableResponse get(String id) {
    return given().get("/backups/" + id).then();
  }

  /** The bytes of the backup. */
  public static byte[] read(String id) {
    return get(id).statusCode(200).extract().asByteArray();
  }
}
