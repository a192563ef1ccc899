package io.kennung.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.local.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The realm that operators import, {@code deploy/keycloak/kennung-realm.json}, with what is theirs
 * to add: people and the secret of the client. Beside it there is what must not open any door.
 */
final class KeycloakRealms {

  static final String OURS = "kennung";

  /** Another one with the same people, roles and clients. */
  static final String OTHER = "elsewhere";

  /** The client that the services are. */
  static final String SUPPORT = "kennung-support";

  /** A client whose tokens are not made out to the directory. */
  static final String STRANGER = "stranger";

  /** As {@link #SUPPORT}, but its tokens are good for two seconds. */
  static final String BRIEF = "brief";

  /** Of all clients. */
  static final String SECRET = "client-secret-for-development-only";

  private static final Path REALM = Path.of("deploy", "keycloak", "kennung-realm.json");

  private final Path root;

  KeycloakRealms(StackConfig stack) {
    this.root = stack.root();
  }

  /** The password of this person. */
  static String password(String person) {
    return "development-only-" + person;
  }

  /** Leaves them where Keycloak imports from. */
  void write(Path folder) throws IOException {
    for (String name : List.of(OURS, OTHER)) {
      Files.writeString(folder.resolve(name + "-realm.json"), realm(name).toString());
    }
  }

  private ObjectNode realm(String name) throws IOException {
    ObjectNode realm = (ObjectNode) Http.JSON.readTree(root.resolve(REALM).toFile());
    realm.put("realm", name);
    person(realm, "sam", "support");
    person(realm, "lea", "support", "support-lead");
    person(realm, "otto", "operator");
    person(realm, "nora");
    ObjectNode support = (ObjectNode) realm.at("/clients/0");
    support.put("secret", SECRET);
    ObjectNode brief = programs(support.deepCopy(), BRIEF);
    ((ObjectNode) brief.get("attributes")).put("access.token.lifespan", "2");
    ObjectNode stranger = programs(support.deepCopy(), STRANGER);
    stranger.remove("protocolMappers");
    realm.withArray("clients").add(brief).add(stranger);
    programs(support, SUPPORT);
    return realm;
  }

  /** Lets a client get tokens for a name and a password, as a test does. */
  private static ObjectNode programs(ObjectNode client, String id) {
    return client.put("clientId", id).put("name", id).put("directAccessGrantsEnabled", true);
  }

  private static void person(ObjectNode realm, String name, String... roles) {
    ObjectNode person = realm.withArray("users").addObject();
    person.put("username", name).put("enabled", true).put("email", name + "@example.org");
    person.put("firstName", name).put("lastName", "Example").put("emailVerified", true);
    person
        .putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", password(name))
        .put("temporary", false);
    List.of(roles).forEach(person.putArray("realmRoles")::add);
  }
}
