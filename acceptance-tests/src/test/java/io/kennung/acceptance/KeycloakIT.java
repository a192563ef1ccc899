package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.acceptance.Http.Reply;
import io.kennung.client.Identity;
import io.kennung.local.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of a real Keycloak open the doors for staff, and nothing else does. */
@Tag("nightly")
@ExtendWith(KeycloakWorld.Shared.class)
class KeycloakIT {

  private final Keycloak keycloak;
  private final KeycloakAdmin admin;
  private final World world;
  private final Identity anna;

  KeycloakIT(KeycloakWorld all) {
    keycloak = all.keycloak();
    admin = all.admin();
    world = all.world();
    anna = World.register(world.directory());
  }

  @ParameterizedTest
  @CsvSource({"sam, 200", "lea, 200", "otto, 403", "nora, 403"})
  void theRoleDecidesWhoMayLookAndSearch(String person, int status) {
    String token = admin.token(person);

    assertThat(look(token).status()).isEqualTo(status);
    assertThat(search(token).status()).isEqualTo(status);
  }

  @Test
  void nobodyComesInWithoutAToken() {
    assertThat(Http.get(identity()).status()).isEqualTo(401);
    assertThat(Http.get(search()).status()).isEqualTo(401);
    refused("nonsense");
  }

  @Test
  void aLookIsOnRecordUnderTheNameOfWhoHasSignedIn() {
    assertThat(look(admin.token("lea")).status()).isEqualTo(200);

    assertThat(
            world.rows(
                "SELECT who || ': ' || roles FROM audit_entry WHERE identity = '"
                    + anna.id()
                    + "'"))
        .containsExactly("lea: support support-lead");
  }

  @Test
  void whatIsMadeOutToAnotherOpensNothing() {
    refused(access(admin.tokens(KeycloakRealms.OURS, KeycloakRealms.STRANGER, "sam")));
    refused(access(admin.tokens(KeycloakRealms.OTHER, KeycloakRealms.SUPPORT, "sam")));
    JsonNode ours = admin.tokens(KeycloakRealms.OURS, KeycloakRealms.SUPPORT, "sam");
    refused(ours.get("id_token").asText());
    refused(ours.get("refresh_token").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"roles", "signature", "none"})
  void whatHasBeenTamperedWithOpensNothing(String what) throws IOException {
    String[] parts = admin.token("nora").split("\\.", -1);
    ObjectNode claims = (ObjectNode) Http.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    claims.putArray("roles").add("support-lead");
    String forged = encoded(claims.toString());

    refused(
        switch (what) {
          case "roles" -> parts[0] + "." + forged + "." + parts[2];
          case "signature" -> parts[0] + "." + parts[1] + "." + parts[2].replaceAll("[a-m]", "n");
          default -> encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + forged + ".";
        });
  }

  @Test
  void aTokenThatHasExpiredOpensNothing() {
    String brief = access(admin.tokens(KeycloakRealms.OURS, KeycloakRealms.BRIEF, "sam"));

    await("expiry").atMost(20, SECONDS).until(() -> look(brief).status() == 401);
    assertThat(search(brief).status()).isEqualTo(401);
  }

  @Test
  void aNewKeyIsFollowedWithoutARestartAndTokensOfTheOldOneStillHold() {
    String old = admin.token("sam");
    assertThat(look(old).status()).isEqualTo(200);

    admin.addKey();
    String fresh = admin.token("sam");

    assertThat(keyOf(fresh)).isNotEqualTo(keyOf(old));
    assertThat(look(fresh).status()).isEqualTo(200);
    assertThat(search(fresh).status()).isEqualTo(200);
    assertThat(look(old).status()).isEqualTo(200);
    assertThat(search(old).status()).isEqualTo(200);
  }

  @Test
  void aKeyThatWasTakenAwayOpensNothingOnceTheNextOneIsKnown() {
    String old = admin.token("sam");

    admin.addKey();
    admin.removeOldKeys();
    String fresh = admin.token("sam");

    assertThat(look(fresh).status()).isEqualTo(200);
    assertThat(search(fresh).status()).isEqualTo(200);
    refused(old);
  }

  @Test
  void whileKeycloakIsAwayTokensThatWereGivenStillHoldAndTheDirectoryNoticesNothing() {
    String token = admin.token("sam");
    assertThat(look(token).status()).isEqualTo(200);
    assertThat(search(token).status()).isEqualTo(200);

    keycloak.stop();
    try {
      assertThat(look(token).status()).isEqualTo(200);
      assertThat(search(token).status()).isEqualTo(200);
      assertThat(Http.get(identity()).status()).isEqualTo(401);
      Identity berta = World.register(world.directory());
      assertThat(world.directory().find(berta.id())).isPresent();
      ServiceProcess newcomer = world.startReplica();
      assertThat(world.at(newcomer).find(berta.id())).isPresent();
      newcomer.stop();
    } finally {
      keycloak.start();
    }
    assertThat(look(admin.token("lea")).status()).isEqualTo(200);
  }

  private void refused(String token) {
    assertThat(look(token).status()).isEqualTo(401);
    assertThat(search(token).status()).isEqualTo(401);
  }

  private Reply look(String token) {
    return Http.get(identity(), "Authorization", "Bearer " + token);
  }

  private Reply search(String token) {
    return Http.get(search(), "Authorization", "Bearer " + token);
  }

  /** A door of identity-service. */
  private URI identity() {
    return world.stack().frontDoor().resolve("/support/identities/" + anna.id());
  }

  /** A door of verification-service. */
  private URI search() {
    return world
        .stack()
        .frontDoor()
        .resolve("/support/search?email=nobody%40example.org&purpose=T-4711");
  }

  private static String access(JsonNode tokens) {
    return tokens.get("access_token").asText();
  }

  private static String keyOf(String token) {
    String header = token.substring(0, token.indexOf('.'));
    try {
      return Http.JSON.readTree(Base64.getUrlDecoder().decode(header)).get("kid").asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
  }
}
