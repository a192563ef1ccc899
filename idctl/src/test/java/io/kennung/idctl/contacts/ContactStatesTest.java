package io.kennung.idctl.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.idctl.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How contacts are doing, as the directory tells now and then. */
class ContactStatesTest extends ContactsScene {

  @Test
  void statesAreAskedForAndMarked() throws IOException {
    addThree();
    server.identities.get("ANNA0000").put("state", 2);
    server.identities.get("BEN00000").put("state", 1).put("featureMask", 7);

    Result refreshed = run.idctl("contacts", "refresh");

    assertThat(refreshed.out().lines())
        .containsExactly(
            "asked about 3 contacts",
            "  ANNA0000     is now revoked  Anna Muster",
            "  BEN00000     is now inactive",
            "  active       1",
            "  inactive     1",
            "  revoked      1",
            "  ask again    in 1 h, not sooner");
    run.screen = new Screen(false, true);
    assertThat(run.idctl("contacts", "list").out())
        .contains(
            "  \u001b[9mANNA0000\u001b[0m     unverified revoked   \u001b[9mAnna Muster\u001b[0m",
            "  \u001b[2mBEN00000\u001b[0m     unverified inactive",
            "  CARLA000     unverified active");
    assertThat(
            run.idctl("contacts", "show", "BEN00000", "--json").json().path("featureMask").asInt())
        .isEqualTo(7);
  }

  @Test
  void staleOnesAreHiddenAndCounted() throws IOException {
    addThree();
    server.identities.get("ANNA0000").put("state", 2);
    server.identities.get("BEN00000").put("state", 1);
    run.idctl("contacts", "refresh");

    Result hidden = run.idctl("contacts", "list", "--hide-stale");
    JsonNode json = run.idctl("contacts", "list", "--hide-stale", "--json").json();

    assertThat(hidden.out())
        .startsWith("3 contacts")
        .contains("CARLA000", "2 more are hidden")
        .doesNotContain("ANNA", "BEN0");
    assertThat(json.path("hidden").asInt()).isEqualTo(2);
    assertThat(json.path("contacts")).hasSize(1);
  }

  @Test
  void nobodyIsAskedAboutSoonerThanTheDirectorySays() {
    addThree();
    run.idctl("contacts", "refresh");
    int calls = server.calls.size();

    run.now = run.now.plusSeconds(3599);
    Result early = run.idctl("contacts", "refresh");
    assertThat(early.out()).startsWith("nobody to ask about now").contains("in 1 s, not sooner");
    assertThat(server.calls).hasSize(calls);

    run.now = run.now.plusSeconds(1);
    assertThat(run.idctl("contacts", "refresh").out()).startsWith("asked about 3 contacts");
    assertThat(server.calls).hasSizeGreaterThan(calls);
  }

  @Test
  void whoIsRevokedIsNeverAskedAboutAgainAndWhoIsNewAtOnce() throws IOException {
    addThree();
    server.identities.get("ANNA0000").put("state", 2);
    run.idctl("contacts", "refresh");
    Path states = run.profile("default").resolve("contact-states.json");
    Files.writeString(states, Files.readString(states).replace("BEN00000", "OTHER000"));

    run.idctl("contacts", "refresh");
    assertThat(lastChecked()).isEqualTo("[\"BEN00000\"]");
    run.now = run.now.plusSeconds(3600);
    run.idctl("contacts", "refresh");
    assertThat(lastChecked()).isEqualTo("[\"BEN00000\",\"CARLA000\"]");
  }

  @Test
  void aMaskThatIsNotToldAnyMoreStaysAndMissingKeysAreTaken() throws IOException {
    run.idctl("contacts", "add", "ANNA0000");
    Path file = run.profile("default").resolve("belongings.json");
    Files.writeString(file, Files.readString(file).replace("publickey", "formerkey"));
    server.identities.get("ANNA0000").put("featureMask", 5);
    run.idctl("contacts", "refresh");
    assertThat(run.kept("belongings.json").path("contacts").get(0).path("publickey").asText())
        .isEqualTo(key.base64());

    server.identities.remove("ANNA0000");
    run.now = run.now.plusSeconds(3600);
    run.idctl("contacts", "refresh");
    JsonNode anna = run.idctl("contacts", "show", "ANNA0000", "--json").json();
    assertThat(anna.path("state").asText()).isEqualTo("revoked");
    assertThat(anna.path("featureMask").asInt()).isEqualTo(5);
  }

  @Test
  void anotherKeyIsSaidAloudOnRefresh() throws IOException {
    addThree();
    put("ANNA0000", newKey());

    Result refreshed = run.idctl("contacts", "refresh", "--json");

    assertThat(refreshed.exitCode()).isEqualTo(1);
    assertThat(refreshed.json().path("otherKeys").get(0).asText()).isEqualTo("ANNA0000");
    assertThat(refreshed.error().path("kind").asText()).isEqualTo("key-mismatch");
    assertThat(run.kept("belongings.json").toString()).contains(key.base64());
  }

  @Test
  void statesOfOneDirectoryAreNotThoseOfAnother() {
    addThree();
    run.idctl("contacts", "refresh");
    try (FakeDirectory other = new FakeDirectory()) {
      Result refreshed = run.idctl("contacts", "refresh", "--server", other.base().toString());

      assertThat(refreshed.out()).startsWith("asked about 3 contacts").contains("revoked      3");
    }
  }

  private void addThree() {
    put("CARLA000", newKey());
    run.idctl("contacts", "add", "ANNA0000", "--name", "Anna Muster");
    run.idctl("contacts", "add", "BEN00000");
    run.idctl("contacts", "add", "CARLA000");
  }

  private String lastChecked() {
    return server.calls.stream()
        .filter(call -> call.path().equals("identity/check"))
        .reduce((first, second) -> second)
        .orElseThrow()
        .body()
        .path("identities")
        .toString();
  }
}
