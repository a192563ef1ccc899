package io.kennung.identity.support;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Members;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.events.Topics;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What support staff do about an identity. */
@DirectoryTest
class AssistanceTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Table table;

  private TopicWriter kafka;
  private String id;

  @BeforeEach
  void register() {
    table.execute("DELETE FROM limit_level");
    kafka = new TopicWriter(bootstrapServers);
    id = Holders.create().id();
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void noteIsReadByWhoeverLooksNextAndSaysWhoWroteIt() {
    note("Called back. \r\nThe app was an old one: update.\tDone ✓ 👍🏽").statusCode(204);

    history()
        .body("entries.what", contains("note", "registered"))
        .body("entries[0].who", equalTo("sam"))
        .body(
            "entries[0].note",
            equalTo("Called back. \nThe app was an old one: update. Done ✓ 👍🏽"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "a\u0000b",
        "a\u001b[31mb",
        "\u202egnp.exe",
        "a\u0007",
        "\ud800",
      })
  void noteWithoutWordsOrWithWhatCannotBePrintedIsRefused(String text) {
    note(text).statusCode(400).contentType("application/problem+json");

    assertThat(table.count("history WHERE identity = ?", id)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "writes from anna@example.org",
        "number is +41 79 123 45 67",
        "number is\n+41791234567",
        "+49 (0)170/1234567"
      })
  void noteWithAnAddressIsRefusedAndNotKeptAnywhere(String text) {
    note(text).statusCode(400).body("type", equalTo("urn:kennung:problem:note-holds-address"));

    assertThat(table.dump()).doesNotContain("anna@example.org", "123 45 67", "1234567");
  }

  @Test
  void noteHasUpToFiveHundredCharactersWhateverTheyAre() {
    note("👍".repeat(500)).statusCode(204);
    note("a".repeat(501)).statusCode(400).body("type", equalTo("urn:kennung:problem:note-unfit"));
  }

  @Test
  void actionWithoutAPurposeOrWithAnAddressInItIsRefused() {
    for (String action : List.of("notes", "verifications/phone/reset", "limits/linking/lift")) {
      for (Object purpose : List.of("", "  ", "for anna@example.org", "x".repeat(101), 7)) {
        Members.act("lea", id, action, Map.of("text", "words", "purpose", purpose))
            .then()
            .statusCode(400)
            .contentType("application/problem+json");
      }
      Map<String, Object> none = new HashMap<>(Map.of("text", "words"));
      none.put("purpose", null);
      Members.act("lea", id, action, none).then().statusCode(400);
    }
    Members.as("sam")
        .queryParam("purpose", "+41 79 123 45 67")
        .get("/support/identities/" + id)
        .then()
        .statusCode(400);
    assertThat(table.count("audit_entry WHERE identity = ?", id)).isZero();
    assertThat(table.count("history WHERE identity = ?", id)).isZero();
  }

  @Test
  void resetIsAskedForAndItsAnswerShowsWithTheKind() throws Exception {
    String request;
    try (TopicReader support = TopicReader.fromNow(bootstrapServers, Topics.SUPPORT)) {
      Members.act("sam", id, "verifications/phone/reset", Map.of()).then().statusCode(202);

      var record = support.read(1, id).getFirst();
      JsonNode asked = new ObjectMapper().readTree(record.value());
      assertThat(asked.fieldNames())
          .toIterable()
          .containsExactlyElementsOf(
              Golden.asWritten("VerificationResetAsked").at("/data")::fieldNames);
      assertThat(asked.at("/kind").asText()).isEqualTo("phone");
      request = asked.at("/request").asText();
    }
    kafka.send(
        Golden.of("SupportAnswered")
            .about(id)
            .with("request", request)
            .with("at", "2099-01-01T00:00:00Z"));

    untilAnswered();
    history()
        .body("entries.what", contains("answered", "reset-asked", "registered"))
        .body("entries[0].detail", equalTo("done"))
        .body("entries[0].kind", equalTo("phone"))
        .body("entries[1].kind", equalTo("phone"))
        .body("entries[1].who", equalTo("sam"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linking", "matching", "revocation"})
  void limitsAreAskedToBeLiftedAndItsAnswerShows(String limits) throws Exception {
    Members.act("lea", id, "limits/" + limits + "/lift", Map.of()).then().statusCode(202);

    JsonNode asked = new ObjectMapper().readTree(table.outbox(id, "LimitsLiftAsked").getFirst());
    assertThat(asked.at("/limits").asText()).isEqualTo(limits);
    kafka.send(
        Golden.of("SupportAnswered")
            .about(id)
            .with("request", asked.at("/request").asText())
            .with("outcome", "nothing")
            .with("at", "2099-01-01T00:00:00Z"));
    untilAnswered();
    history()
        .body("entries.what", contains("answered", "lift-asked", "registered"))
        .body("entries[0].detail", equalTo("nothing"))
        .body("entries[1].detail", equalTo(limits))
        .body("entries[1].who", equalTo("lea"));
  }

  /** A service whose database comes from a backup reads once more what it was asked. */
  @Test
  void secondAnswerToTheSameRequestIsNoNews() {
    kafka.send(Golden.of("SupportAnswered").about(id));
    kafka.send(Golden.of("SupportAnswered").about(id).with("outcome", "refused"));
    kafka.send(
        Golden.of("SupportAnswered").about(id).with("request", UUID.randomUUID().toString()));

    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("history WHERE identity = ? AND request IS NOT NULL", id) >= 2);
    assertThat(table.count("history WHERE identity = ? AND detail = 'refused'", id)).isZero();
  }

  @Test
  void answerToWhatIsForgottenIsKeptAndOneAboutAStrangerIsADeadLetter() {
    try (TopicReader deadLetters = TopicReader.fromNow(bootstrapServers, Topics.DEAD_LETTER)) {
      kafka.send(Golden.of("SupportAnswered").about(id));
      kafka.send(Golden.of("SupportAnswered").about("0000000Z"));

      untilAnswered();
      assertThat(deadLetters.readLetters(1, "0000000Z")).hasSize(1);
    }
    history().body("entries.what", hasItem("answered"));
  }

  @Test
  void nothingIsResetOrLiftedOfARevokedIdentityButLooksAndNotesGoOn() {
    kafka.send(Golden.of("IdentityRevoked").about(id).revision(1));
    await()
        .atMost(20, SECONDS)
        .until(() -> "revoked".equals(Members.look("sam", id).path("state")));

    for (String action : List.of("verifications/email/reset", "limits/linking/lift")) {
      Members.act("lea", id, action, Map.of())
          .then()
          .statusCode(409)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:kennung:problem:revoked"))
          .body("title", equalTo("Conflict"));
    }

    assertThat(table.outbox(id, "VerificationResetAsked")).isEmpty();
    assertThat(table.outbox(id, "LimitsLiftAsked")).isEmpty();
    assertThat(table.count("audit_entry WHERE identity = ? AND outcome = 'refused'", id))
        .isEqualTo(2);
    note("asked to be revived: not possible").statusCode(204);
    history().body("entries.what", contains("note", "revoked", "registered"));
    Members.look("sam", id).then().body("state", equalTo("revoked"));
  }

  @Test
  void bodyThatIsNoObjectIsMalformed() {
    for (String body : List.of("", "null", "[]", "{", "7", "{\"purpose\":\"T\"}x")) {
      Members.as("lea")
          .contentType("application/json")
          .body(body)
          .post("/support/identities/" + id + "/limits/linking/lift")
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    Members.act("sam", id, "notes", Map.of()).then().statusCode(400);
    assertThat(table.count("history WHERE identity = ?", id)).isZero();
  }

  private void untilAnswered() {
    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("history WHERE identity = ? AND what = 'answered'", id) == 1);
  }

  private ValidatableResponse note(String text) {
    return Members.act("sam", id, "notes", Map.of("text", text)).then();
  }

  private ValidatableResponse history() {
    return Members.as("sam").get("/support/identities/" + id + "/history").then().statusCode(200);
  }
}
