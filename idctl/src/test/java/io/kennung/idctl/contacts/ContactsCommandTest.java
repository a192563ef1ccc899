package io.kennung.idctl.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.Fingerprint;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.export.ContactCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsCommandTest extends ContactsScene {

  @Test
  void somebodyIsAddedByIdAndListed() throws IOException {
    Result added = run.idctl("contacts", "add", "anna0000", "--name", "Anna Maria Muster");

    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(added.out().lines())
        .containsExactly(
            "Added contact ANNA0000",
            "  name         Anna Maria Muster",
            "  verified     unverified",
            "  state        active",
            "  fingerprint  " + Fingerprint.of(key),
            "               compare it with the person");
    assertThat(run.idctl("contacts", "list").out().lines())
        .containsExactly(
            "1 contact",
            "  ANNA0000     unverified active    Anna Maria Muster",
            "  states       idctl contacts refresh");
    JsonNode kept = run.kept("belongings.json").path("contacts").get(0);
    assertThat(kept.path("firstname").asText()).isEqualTo("Anna Maria");
    assertThat(kept.path("lastname").asText()).isEqualTo("Muster");
    assertThat(kept.path("publickey").asText()).isEqualTo(key.base64());
    for (String file : new String[] {"belongings.json", "contact-states.json"}) {
      Path path = run.profile("default").resolve(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aCodeThatIsShownMakesSure() throws IOException {
    run.idctl("contacts", "add", "ANNA0000", "--name", "Anna");

    Result again =
        run.idctl("contacts", "add", code("ANNA0000", key, Duration.ofMinutes(1)), "--json");

    assertThat(again.json().path("new").asBoolean()).isFalse();
    assertThat(again.json().path("verification").asText()).isEqualTo("fully");
    assertThat(again.json().path("name").asText()).isEqualTo("Anna");
    assertThat(run.idctl("contacts", "list").out()).contains("ANNA0000     fully ");
  }

  @Test
  void aCodeThatDoesNotFitOrHasRunOutChangesNothing() throws IOException {
    Result other =
        run.idctl("contacts", "add", code("ANNA0000", newKey(), Duration.ofDays(1)), "--json");
    int calls = server.calls.size();
    Result late = run.idctl("contacts", "add", code("ANNA0000", key, Duration.ZERO));
    Result broken = run.idctl("contacts", "add", "3mid:ANNA0000,12");

    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.error().path("kind").asText()).isEqualTo("key-mismatch");
    assertThat(late.exitCode()).isEqualTo(2);
    assertThat(late.err()).contains("ran out on").hasLineCount(1);
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err()).hasLineCount(1);
    assertThat(server.calls).hasSize(calls);
    assertThat(run.files()).doesNotContain("belongings.json");
  }

  @Test
  void aKeyThatIsNotTheKnownOneIsNeverTaken() throws IOException {
    run.idctl("contacts", "add", "ANNA0000");
    put("ANNA0000", newKey());

    Result added = run.idctl("contacts", "add", "ANNA0000", "--name", "Eve");

    assertThat(added.exitCode()).isEqualTo(1);
    assertThat(added.err()).contains("WARNING", "ANNA0000", "the known one stays").hasLineCount(1);
    JsonNode kept = run.kept("belongings.json").path("contacts").get(0);
    assertThat(kept.path("publickey").asText()).isEqualTo(key.base64());
    assertThat(kept.path("firstname").asText()).isEmpty();
  }

  @Test
  void oneselfAndNobodyAreNoContacts() throws IOException {
    String own = run.kept("identity.json").path("identity").asText();

    assertThat(run.idctl("contacts", "add", own).exitCode()).isEqualTo(2);
    assertThat(run.idctl("contacts", "add", "NOBODY00").exitCode()).isEqualTo(3);
    assertThat(run.idctl("contacts", "show", "NOBODY00").exitCode()).isEqualTo(3);
    assertThat(run.idctl("contacts", "remove", "NOBODY00").exitCode()).isEqualTo(3);
    assertThat(run.idctl("contacts", "list").out().lines())
        .containsExactly("no contacts yet", "  add one      idctl contacts add ABCD1234");
  }

  @Test
  void whoIsRemovedIsGoneAndWhatAppsHaveWrittenStays() throws IOException {
    run.idctl("contacts", "add", "ANNA0000");
    Path file = run.profile("default").resolve("belongings.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("\\{", "{\"tomorrow\":1.50,\"settings\":{\"syncContacts\":true},"));
    run.idctl("contacts", "add", "BEN00000");

    Result removed = run.idctl("contacts", "remove", "ANNA0000");

    assertThat(removed.out()).isEqualTo("Forgot contact ANNA0000" + System.lineSeparator());
    assertThat(Files.readString(file))
        .contains("1.50", "syncContacts", "BEN00000")
        .doesNotContain("ANNA");
    assertThat(run.kept("contact-states.json").toString()).doesNotContain("ANNA");
    assertThat(run.idctl("contacts", "show", "ANNA0000").exitCode()).isEqualTo(3);
  }

  @Test
  void namesOfOthersDoNotMoveTheCursor() throws IOException {
    run.idctl("contacts", "add", "ANNA0000");
    Path file = run.profile("default").resolve("belongings.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "\"nickname\" : \"\"", "\"nickname\" : \"a\\u001b[2Jb" + "x".repeat(90) + "\""));

    String listed = run.idctl("contacts", "list").out();
    String shown = run.idctl("contacts", "show", "ANNA0000").out();

    assertThat(listed + shown).contains("a [2Jbxx").doesNotContain("\u001b");
    assertThat(listed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contacts add",
        "contacts add ANNA",
        "contacts show",
        "contacts remove",
        "contacts remove ANNA0000 BEN00000",
        "contacts list ANNA0000",
        "contacts refresh --now",
        "contacts match",
        "contacts match nowhere.vcf",
        "contacts match nowhere.vcf --country XX"
      })
  void wrongUsageIsOneLineAndTwo(String arguments) {
    int calls = server.calls.size();

    Result result = run.idctl(arguments.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("idctl: ").hasLineCount(1);
    assertThat(server.calls).hasSize(calls);
  }

  @Test
  void withoutAnIdentityTheWayToOneIsSaid() {
    for (String command : new String[] {"list", "add ANNA0000", "refresh", "match x.vcf"}) {
      Result result = run.idctl(("contacts " + command + " --profile new").split(" "));

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("idctl create");
    }
    assertThat(run.profile("new")).doesNotExist();
  }

  private String code(String identity, PublicKey shown, Duration life) {
    return new ContactCode(identity, shown, Optional.of(run.now.plus(life))).text();
  }
}
