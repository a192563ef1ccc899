package io.kennung.idctl.contacts.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.FakeContacts;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.contacts.Contacts;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchFileCommandTest {

  private static final String PEOPLE =
      """
      name,email,phone
      Anna Muster,Anna@example.com,+41 79 123 45 67
      Ben,ben@gmail.com,079 765 43 21
      ,nobody@example.com,
      Odd,not an address,12
      """;

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeContacts people = new FakeContacts(server);
  private final SecretKey key = SecretKey.generate(new SecureRandom());
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    server.put("ANNA0000", key);
    server.put("BEN00000", SecretKey.generate(new SecureRandom()));
    people.linkEmail("ANNA0000", "anna@example.com");
    people.linkPhone("ANNA0000", "41791234567");
    people.linkPhone("BEN00000", "41797654321");
    run.idctl("create");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whoIsFoundBecomesAContactWithTheNameInTheFile() throws IOException {
    Result result = match(PEOPLE);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "1 found among 4 people",
            "  sent         5 hashes, for 4 addresses",
            "  new contacts 1",
            "  passed over  1 numbers without a country code: try --country CODE",
            "  passed over  2 that are neither address nor number",
            "  ANNA0000     Anna Muster, anna@example.com, +41791234567",
            "               new",
            "  ask again    in 24 h, not sooner");
    JsonNode anna = run.idctl("contacts", "show", "ANNA0000", "--json").json();
    assertThat(anna.path("verification").asText()).isEqualTo("server");
    assertThat(anna.path("name").asText()).isEqualTo("Anna Muster");
    assertThat(anna.path("publicKey").asText()).isEqualTo(key.publicKey().base64());
  }

  @Test
  void numbersOfHomeAreFoundWhereTheCountryIsSaid() throws IOException {
    JsonNode json = match(PEOPLE, "--country", "CH", "--json").json();

    assertThat(json.path("found").asInt()).isEqualTo(2);
    assertThat(json.path("withoutCountryCode").asInt()).isZero();
    assertThat(json.path("identities").get(1).path("phone").asText()).isEqualTo("+41797654321");
    assertThat(json.path("identities").get(1).path("name").asText()).isEqualTo("Ben");
  }

  @Test
  void onlyWhatIsNewIsSentUntilItIsTimeAgain() throws IOException {
    match(PEOPLE);
    JsonNode same = match(PEOPLE, "--json").json();
    assertThat(people.asked()).hasSize(1);
    assertThat(same.path("sent").asInt()).isZero();
    assertThat(same.path("askedBefore").asInt()).isEqualTo(4);
    assertThat(same.path("askAgain").asInt()).isEqualTo(86_400);

    run.now = run.now.plusSeconds(86_399);
    match(PEOPLE + "Carla,carla@example.com,\n");
    assertThat(hashesOf(people.asked().getLast())).containsExactly(hash("carla@example.com"));

    run.now = run.now.plusSeconds(1);
    match(PEOPLE + "Carla,carla@example.com,\n");
    assertThat(hashesOf(people.asked().getLast()))
        .hasSize(5)
        .doesNotContain(hash("carla@example.com"));
  }

  @Test
  void silentOnesAreANewQuestion() {
    match(PEOPLE);
    match(PEOPLE, "--include-inactive");
    match(PEOPLE, "--include-inactive");
    match(PEOPLE);

    assertThat(people.asked()).hasSize(2);
    assertThat(people.asked().getLast().path("includeInactive").asBoolean()).isTrue();
  }

  @Test
  void theMemoryHoldsNoAddressAndNoHashOfOthers() throws IOException {
    match(PEOPLE);

    String memory = Files.readString(run.profile("default").resolve("match-memory.json"));
    assertThat(memory)
        .doesNotContain("anna", hash("anna@example.com").substring(0, 12))
        .doesNotContain("41791234567");
    String first = run.kept("match-memory.json").path("key").asText();
    run.idctl("create", "--profile", "other");
    run.idctl("contacts", "match", file(PEOPLE), "--profile", "other");
    assertThat(Files.readString(run.profile("other").resolve("match-memory.json")))
        .doesNotContain(first);
  }

  @Test
  void ownNamesAndGreaterSurenessStay() throws IOException {
    run.idctl("contacts", "add", "ANNA0000", "--name", "My Anna");
    Path file = run.profile("default").resolve("belongings.json");
    Files.writeString(
        file, Files.readString(file).replace("\"verification\" : 0", "\"verification\" : 2"));

    Result result = match(PEOPLE, "--json");

    assertThat(result.json().path("new").asInt()).isZero();
    JsonNode anna = run.idctl("contacts", "show", "ANNA0000", "--json").json();
    assertThat(anna.path("name").asText()).isEqualTo("My Anna");
    assertThat(anna.path("verification").asText()).isEqualTo("fully");
  }

  @Test
  void anotherKeyIsSaidAloudAndNotTaken() throws IOException {
    run.idctl("contacts", "add", "ANNA0000");
    server.put("ANNA0000", SecretKey.generate(new SecureRandom()));

    Result result = match(PEOPLE);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).startsWith("0 found among 4 people");
    assertThat(result.err()).contains("WARNING", "ANNA0000").hasLineCount(1);
    JsonNode anna = run.idctl("contacts", "show", "ANNA0000", "--json").json();
    assertThat(anna.path("publicKey").asText()).isEqualTo(key.publicKey().base64());
    assertThat(anna.path("verification").asText()).isEqualTo("unverified");
  }

  @Test
  void oneselfIsNoContact() throws IOException {
    people.linkEmail(run.kept("identity.json").path("identity").asText(), "nobody@example.com");

    assertThat(match(PEOPLE, "--json").json().path("found").asInt()).isEqualTo(1);
  }

  @Test
  void manyAreAskedForInPartsAndWhatOnePartHasBroughtIsKept() throws IOException {
    StringBuilder book = new StringBuilder(PEOPLE);
    for (int i = 0; i < FileMatching.PART; i++) {
      book.append("P,p").append(i).append("@gmail.com,\n");
    }
    people.linkEmail("BEN00000", "p4999@gmail.com");
    List<JsonNode> asked = new ArrayList<>();
    server.plan(
        call -> call.path().equals(FakeContacts.MATCH) && isSecond(asked, call.body()),
        Reply.of(429, ""));

    Result cut = match(book.toString());

    assertThat(cut.exitCode()).isEqualTo(5);
    assertThat(cut.err()).contains("Stopped after 5000 of 5004 addresses");
    assertThat(run.idctl("contacts", "show", "ANNA0000").exitCode()).isZero();
    JsonNode rest = match(book.toString(), "--json").json();
    assertThat(rest.path("askedBefore").asInt()).isEqualTo(FileMatching.PART);
    assertThat(rest.path("new").asInt()).isEqualTo(1);
    assertThat(rest.path("identities").findValuesAsText("identity"))
        .containsExactly("BEN00000", "ANNA0000");
    assertThat(people.asked())
        .allSatisfy(body -> assertThat(hashesOf(body)).hasSizeLessThanOrEqualTo(Contacts.BATCH));
  }

  private static boolean isSecond(List<JsonNode> asked, JsonNode body) {
    asked.add(body);
    return asked.size() == 2;
  }

  private Result match(String text, String... options) {
    List<String> arguments = new ArrayList<>(List.of("contacts", "match", file(text)));
    arguments.addAll(List.of(options));
    return run.idctl(arguments.toArray(String[]::new));
  }

  private String file(String text) {
    try {
      return Files.writeString(home.resolve("people.txt"), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> hashesOf(JsonNode body) {
    List<String> all = new ArrayList<>();
    body.path("emailHashes").forEach(hash -> all.add(hash.asText()));
    body.path("mobileNoHashes").forEach(hash -> all.add(hash.asText()));
    return all;
  }

  private static String hash(String email) {
    return ContactHash.of(EmailAddress.of(email)).base64();
  }
}
