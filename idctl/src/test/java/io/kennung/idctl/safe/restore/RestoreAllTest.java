package io.kennung.idctl.safe.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeContacts;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeLinks;
import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new device, and all that belongs to the identity. */
class RestoreAllTest {

  private static final String PASSWORD = "shootdeathstar";
  private static final String MAIL = "anna@example.com";
  private static final String PHONE = "41791234567";

  @TempDir private Path home;
  private final FakeDirectory directory = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(directory);
  private final FakeContacts contacts = new FakeContacts(directory);
  private final FakeSafe safe = new FakeSafe();
  private final SecretKey key = SecretKey.generate(new SecureRandom());
  private final SecretKey other = SecretKey.generate(new SecureRandom());
  private final SafeKeys keys = SafeKeys.of(PASSWORD.toCharArray(), "ABCD1234");
  private CommandRun run;

  @BeforeEach
  void backUp() {
    run = new CommandRun(home, directory);
    run.environment.put("KENNUNG_SAFE_SERVER", safe.base());
    directory.put("ABCD1234", key);
    directory.put("LIVING00", key);
    directory.put("STRANGE0", key);
    seal(
        """
        {"info":{"version":1,"device":"5.0A/de"},
         "user":{"privatekey":"%s","nickname":"Anna","profilePic":"AAAA","links":[
           {"type":"email","value":"%s"},{"type":"mobile","value":"%s"}]},
         "contacts":[{"identity":"LIVING00","verification":1,"hidden":false},
           {"identity":"GONE0000","verification":1},
           {"identity":"STRANGE0","verification":2,"publickey":"%s"}],
         "groups":[{"id":"00112233aabbccdd","creator":"LIVING00","members":[],"deleted":false}],
         "distributionlists":[{"name":"all","members":["LIVING00"]}],
         "settings":{"syncContacts":true,"later":[1.50]}, "tomorrow":1}
        """
            .formatted(Base64Text.encode(key.bytes()), MAIL, PHONE, other.publicKey().base64()));
  }

  @AfterEach
  void close() {
    directory.close();
    safe.close();
  }

  @Test
  void everythingIsInTheProfileAndTheSafeGoesOn() throws IOException {
    Result result = restore("--no-link");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("  contacts     2; 1 more, no longer in the directory, left out")
        .contains("  groups       1", "  lists        1")
        .contains("the directory has another key for STRANGE0", "compare again")
        .contains("  Safe         on, with the same password; next: idctl safe auto");
    JsonNode kept = run.kept("belongings.json");
    assertThat(kept.path("contacts").toString())
        .contains("LIVING00", other.publicKey().base64())
        .doesNotContain("GONE0000");
    assertThat(kept.path("tomorrow").asInt()).isEqualTo(1);
    assertThat(Files.readString(run.profile("default").resolve("belongings.json")))
        .contains("1.50");

    assertThat(new String(json(), StandardCharsets.UTF_8))
        .contains("{\"syncContacts\":true,\"later\":[1.50]}");
    ObjectNode written = opened();
    assertThat(written.path("user").path("profilePic").asText()).isEqualTo("AAAA");
    assertThat(written.path("contacts")).isEqualTo(kept.path("contacts"));
    assertThat(written.path("user").path("links")).as("none of them holds").isEmpty();
    run.environment.remove("KENNUNG_SAFE_SERVER");
    assertThat(run.typing().idctl("safe", "backup").exitCode()).isZero();
    assertThat(run.asked).isEmpty();
  }

  @Test
  void addressesAreOfferedOneByOne() throws IOException {
    Result result = run.typing(PASSWORD, "", "no").idctl("safe", "restore", "ABCD1234");

    assertThat(run.asked).containsExactly("unseen", "seen", "seen");
    assertThat(result.err())
        .contains("Link anna@example.com again? A mail goes there. [Y/n]")
        .contains("Link +41791234567 again? An SMS goes there. [Y/n]");
    assertThat(links.mails).containsEntry("ABCD1234", MAIL);
    assertThat(links.verifications).isEmpty();
    assertThat(result.out())
        .contains("a mail is on its way to anna@example.com; then:")
        .contains("idctl link check email anna@example.com")
        .contains("+41791234567 is not linked; to link it:", "idctl link phone +41791234567");
  }

  @Test
  void allOfThemAtOnceWithoutAsking() throws IOException {
    JsonNode json = restore("--link", "--json").json();

    assertThat(json.path("links").findValuesAsText("outcome"))
        .isEqualTo(List.of("mail-sent", "code-sent"));
    assertThat(run.idctl("link", "code", FakeLinks.CODE).exitCode()).isZero();
    assertThat(links.phones).containsEntry("ABCD1234", PHONE);
    run.idctl("safe", "backup");
    assertThat(opened().path("user").path("links").findValuesAsText("value"))
        .isEqualTo(List.of(PHONE));
  }

  @Test
  void addressThatIsStillLinkedIsNotAskedAbout() throws IOException {
    links.emails.put("ABCD1234", MAIL);
    links.phones.put("ABCD1234", PHONE);

    Result result = run.typing(PASSWORD).idctl("safe", "restore", "ABCD1234");

    assertThat(run.asked).containsExactly("unseen");
    assertThat(result.out()).contains("anna@example.com is linked", "+41791234567 is linked");
    assertThat(links.mails).isEmpty();
    assertThat(opened().path("user").path("links")).hasSize(2);
  }

  @Test
  void forgottenIdIsFoundByAnAddressAndShown() {
    contacts.linkEmail("ABCD1234", MAIL);

    Result result = run.piping(PASSWORD).idctl("safe", "restore", "--email", MAIL, "--no-link");
    Result none = run.piping(PASSWORD).idctl("safe", "restore", "--phone", "+41790000000");

    assertThat(result.err()).startsWith("The ID is ABCD1234.");
    assertThat(result.out()).startsWith("Restored identity ABCD1234");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(contacts.asked()).hasSize(1);
  }

  @Test
  void ofSeveralIdsThePersonChooses() {
    contacts.linkEmail("ABCD1234", MAIL);
    contacts.linkPhone("LIVING00", PHONE);
    String[] both = {"safe", "restore", "--email", MAIL, "--phone", "+" + PHONE, "--no-link"};

    Result nobody = run.piping(PASSWORD).idctl(both);
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.err()).contains("ABCD1234, LIVING00", "idctl safe restore ID");
    Result other = run.typing("STRANGE0").idctl(both);
    assertThat(other.err()).contains("none of them; nothing has been restored");
    assertThat(run.profile("default").resolve("identity.json")).doesNotExist();

    Result chosen = run.typing("abcd1234", PASSWORD).idctl(both);
    assertThat(chosen.out()).startsWith("Restored identity ABCD1234");
  }

  @Test
  void whomAndWhetherToLinkIsSaidOnce() {
    for (String[] words :
        List.of(
            new String[] {"safe", "restore"},
            new String[] {"safe", "restore", "ABCD1234", "--email", MAIL},
            new String[] {"safe", "restore", "ABCD1234", "--link", "--no-link"})) {
      assertThat(run.idctl(words).exitCode()).isEqualTo(2);
    }
    assertThat(directory.calls).isEmpty();
  }

  @Test
  void serverThatIsAwayAfterwardsIsTriedLater() throws IOException {
    boolean[] isAway = {true};
    safe.rule(call -> call.is("PUT"), call -> isAway[0] ? Answer.of(503) : null);

    Result result = restore("--no-link");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("backed up later by: idctl safe auto", "not available");
    isAway[0] = false;
    assertThat(run.idctl("safe", "auto").out()).startsWith("Backed up ABCD1234");
  }

  @Test
  void directoryThatIsAwayInTheMiddleLeavesNothingHalfDone() throws IOException {
    directory.plan("identity/fetch_bulk", 503, "");
    directory.plan("identity/fetch_bulk", 503, "");
    directory.plan("identity/fetch_bulk", 503, "");
    directory.plan("identity/fetch_bulk", 503, "");

    Result result = restore("--no-link");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(run.files()).containsExactly(".lock");
  }

  private Result restore(String... options) {
    String[] words = new String[3 + options.length];
    words[0] = "safe";
    words[1] = "restore";
    words[2] = "ABCD1234".toLowerCase(Locale.ROOT);
    System.arraycopy(options, 0, words, 3, options.length);
    return run.piping(PASSWORD).idctl(words);
  }

  private void seal(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    safe.files.put("backups/" + keys.backupId(), SafeFile.seal(bytes, keys, new SecureRandom()));
  }

  private ObjectNode opened() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(json());
  }

  private byte[] json() {
    return SafeFile.open(safe.files.get("backups/" + keys.backupId()), keys);
  }
}
