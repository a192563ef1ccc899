package io.kennung.identity.licensing;

import static io.kennung.chassis.testing.Wire.newKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.kennung.chassis.access.AccessTokens;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.protocol.SecretKey;
import io.kennung.staff.testing.SignIn;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory for holders of a licence, as on-premises clients meet it. */
@DirectoryTest
@TestProfile(LicensedDirectoryTest.Licensed.class)
class LicensedDirectoryTest {

  /** The value from the contract, 1.1. */
  private static final String BASIC = "Basic a2xvOmLDvHJzdGU=";

  public static class Licensed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path licences = Files.writeString(Files.createTempFile("licences", ".txt"), "klo:bürste\n");
        return Map.of(
            "directory.licensing.mode",
            "licensed",
            "directory.licensing.file",
            licences.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Inject AccessTokens tokens;

  @Test
  void chatServersShowTheirOwnTokenInstead() {
    given()
        .header("Authorization", "Bearer token-of-the-tests")
        .get("/changes")
        .then()
        .statusCode(200);
    given()
        .header("Authorization", BASIC)
        .get("/changes")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer"));
  }

  @Test
  void staffShowTheirOwnTokenInstead() {
    given()
        .header("Authorization", "Bearer " + SignIn.token("sam"))
        .get("/support/identities/AAAAAAAA")
        .then()
        .statusCode(404);
    given()
        .header("Authorization", BASIC)
        .get("/support/identities/AAAAAAAA")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"));
    given()
        .redirects()
        .follow(false)
        .get("/support/console")
        .then()
        .header("WWW-Authenticate", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic !!!",
        "Bearer a2xvOmLDvHJzdGU=",
        "Basic a2xv",
        "Basic a2xvOndyb25n"
      })
  void nobodyGetsInWithoutALicence(String authorization) {
    for (String path : new String[] {"/identity/ABCD1234", "/auth_token"}) {
      given()
          .header("Authorization", authorization)
          .get(path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", equalTo("Basic realm=\"Kennung\", charset=\"UTF-8\""))
          .body("success", equalTo(false));
    }
    given()
        .header("Authorization", authorization)
        .body("{\"identities\":[]}")
        .post("/identity/check")
        .then()
        .statusCode(401);
  }

  @Test
  void preflightCarriesNoCredentialsAndIsAnswered() {
    given()
        .header("Origin", "threemadesktop://app")
        .options("/identity/check")
        .then()
        .statusCode(204);
  }

  @Test
  void holderOfALicenceCreatesAWorkIdentity() {
    SecretKey key = newKey();

    String id =
        create(key, "klo", "bürste")
            .statusCode(200)
            .body("success", equalTo(true))
            .extract()
            .path("identity");

    given()
        .header("Authorization", BASIC)
        .get("/identity/" + id)
        .then()
        .statusCode(200)
        .body("type", equalTo(1));
  }

  @Test
  void wrongLicenceInTheBodyCreatesNothing() {
    create(newKey(), "klo", "wrong")
        .statusCode(200)
        .body("success", equalTo(false))
        .body("error", equalTo("The licence is not valid."));
  }

  @Test
  void licenceIsExchangedForATokenThatDoesNotNameIt() {
    String token =
        given()
            .header("Authorization", BASIC)
            .get("/auth_token")
            .then()
            .statusCode(200)
            .extract()
            .path("authToken");

    assertThat(tokens.isGood(token)).isTrue();
    assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
        .doesNotContain("klo");
  }

  private static ValidatableResponse create(SecretKey key, String username, String password) {
    Map<String, Object> first = Map.of("publicKey", key.publicKey().base64());
    ValidatableResponse challenge = post(first);
    Wire.Given given =
        new Wire.Given(
            challenge.extract().path("token"), challenge.extract().path("tokenRespKeyPub"));
    Map<String, Object> second = new HashMap<>(Wire.secondPhase(first, given, key));
    second.put("licenseUsername", username);
    second.put("licensePassword", password);
    return post(second);
  }

  private static ValidatableResponse post(Map<String, Object> body) {
    return given()
        .header("Authorization", BASIC)
        .contentType("application/json")
        .body(body)
        .post("/identity/create")
        .then();
  }
}
