package io.kennung.idctl.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyRecordTest extends AuditScene {

  @Test
  void wholeRecordsAreToldWithTheirEntriesAndHeads() throws IOException {
    Result result = run.idctl("audit", "verify");

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out())
        .startsWith("The record is whole")
        .contains(
            "Record of identity-service",
            "  entries      5, all verified",
            "  head         " + head(LOOKS),
            "Record of verification-service",
            "  entries      2, all verified",
            "  head         " + head(SEARCHES),
            "  kept in      ~/.config/kennung/default/audit.json");
    JsonNode chain = run.idctl("audit", "verify", "--json").json().path("chains").path(0);
    assertThat(chain.path("chain").asText()).isEqualTo(LOOKS);
    assertThat(chain.path("whole").asBoolean()).isTrue();
    assertThat(chain.path("entries").asInt()).isEqualTo(5);
    assertThat(chain.path("head").asText()).isEqualTo(head(LOOKS));
    assertThat(chain.path("verifiedBefore").asInt()).isEqualTo(5);
  }

  @Test
  void nextVerificationTellsWhatIsNew() throws IOException {
    run.idctl("audit", "verify");
    fake.record(LOOKS, "sam", "ABCD1234", "T-6");

    assertThat(run.idctl("audit", "verify").out()).contains("6, all verified; 1 new since ");
    JsonNode kept = run.kept("audit.json").path(server.base().toString()).path(LOOKS);
    assertThat(kept.path("number").asInt()).isEqualTo(6);
    assertThat(kept.path("head").asText()).isEqualTo(head(LOOKS));
  }

  @Test
  void changedEntryIsNamedWithWhatIsWrongWithIt() throws IOException {
    fake.tamper(LOOKS, 3);

    Result result = run.idctl("audit", "verify");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith(
            "idctl: the record of identity-service is broken at entry 3: it is not as it was written")
        .contains("  now          docs/support.md");
    JsonNode error = run.idctl("audit", "verify", "--json").error();
    assertThat(error.path("kind").asText()).isEqualTo("broken-record");
    assertThat(error.path("chains").path(0).path("entry").asInt()).isEqualTo(3);
    assertThat(error.path("chains").path(0).path("flaw").asText()).isEqualTo("changed");
    assertThat(error.path("chains").path(0).path("whole").asBoolean()).isFalse();
    assertThat(error.path("chains").path(1).path("whole").asBoolean()).isTrue();
  }

  @Test
  void bothRecordsAreToldWhereBothAreBroken() {
    fake.tamper(LOOKS, 1);
    fake.records.get(SEARCHES).removeFirst();

    Result result = run.idctl("audit", "verify");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err())
        .contains("identity-service is broken at entry 1")
        .contains(
            "  also         the record of verification-service is broken at entry 2: entries are missing");
  }

  @Test
  void recordThatIsWrittenAnewIsFoundByWhoHasVerifiedItBefore() throws IOException {
    run.idctl("audit", "verify");
    String before = head(LOOKS);
    fake.rewrite(LOOKS, 2);
    fake.record(LOOKS, "sam", "ABCD1234", "T-6");

    Result known = run.idctl("audit", "verify");

    assertThat(known.exitCode()).isEqualTo(6);
    assertThat(known.err()).contains("broken at entry 5: it is not the one that was verified on ");
    assertThat(run.kept("audit.json").toString()).contains(before);
    // It is whole in itself, and whoever comes new cannot know.
    assertThat(run.idctl("audit", "verify", "--profile", "other").exitCode()).isZero();
    // It does not become good by being seen once.
    assertThat(run.idctl("audit", "verify").exitCode()).isEqualTo(6);
  }

  @Test
  void endThatWasCutOffIsFoundByWhoHasVerifiedItBefore() {
    run.idctl("audit", "verify");
    fake.records.get(SEARCHES).removeLast();

    Result result = run.idctl("audit", "verify");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.err()).contains("broken at entry 2: it was there on ", "the end");
  }

  @Test
  void emptiedRecordIsFoundByWhoHasVerifiedItBefore() {
    run.idctl("audit", "verify");
    fake.records.get(LOOKS).clear();

    assertThat(run.idctl("audit", "verify").err()).contains("broken at entry 1: it was there on ");
  }

  @Test
  void recordWithoutEntriesIsWholeAndLeavesNothingToKeep() throws IOException {
    fake.records.get(SEARCHES).clear();

    Result result = run.idctl("audit", "verify");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("  entries      0, all verified");
    assertThat(run.kept("audit.json").toString()).doesNotContain(SEARCHES);
  }

  @Test
  void headsLieWhereTheyAreToldTo() throws IOException {
    Path state = home.resolve("watch/heads.json");

    assertThat(run.idctl("audit", "verify", "--state", state.toString()).out())
        .contains("  kept in      ~/watch/heads.json");

    assertThat(run.profile("default")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rw-------");
    fake.rewrite(LOOKS, 1);
    assertThat(run.idctl("audit", "verify", "--state", state.toString()).exitCode()).isEqualTo(6);
  }

  @Test
  void headsOfAnotherDirectoryAreNotMixedUp() throws IOException {
    Path state = home.resolve("heads.json");
    run.idctl("audit", "verify", "--state", state.toString());
    fake.rewrite(LOOKS, 1);
    String other = server.base().toString().replace("127.0.0.1", "localhost");

    assertThat(
            run.idctl("audit", "verify", "--state", state.toString(), "--server", other).exitCode())
        .isZero();
    assertThat(run.idctl("audit", "verify", "--state", state.toString()).exitCode()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "{\"S\":{\"identity-service\":{}}}",
        "{\"S\":{\"identity-service\":{\"number\":0,\"head\":\"H\",\"at\":\"2026-11-28T10:00:00Z\"}}}",
        "{\"S\":{\"identity-service\":{\"number\":1,\"head\":\"x\",\"at\":\"2026-11-28T10:00:00Z\"}}}",
        "{\"S\":{\"identity-service\":{\"number\":1,\"head\":\"H\",\"at\":\"yesterday\"}}}"
      })
  void damagedHeadsAreNotPassedOver(String text) throws IOException {
    Path state = home.resolve("heads.json");
    Files.writeString(
        state, text.replace("S", server.base().toString()).replace("H", "0".repeat(64)));

    Result result = run.idctl("audit", "verify", "--state", state.toString());

    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("idctl: ~/heads.json is damaged%n".formatted());
    assertThat(server.calls).isEmpty();
  }

  @Test
  void whoeverMayNotReadTheRecordIsTold() throws IOException {
    run.environment.put("KENNUNG_SUPPORT_TOKEN", "sam");

    Result result = run.idctl("audit", "verify", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.error().path("kind").asText()).isEqualTo("unauthorized");
  }

  @Test
  void recordThatAnswersIsKeptThoughTheOtherDoesNot() throws IOException {
    server.plan("support/search/audit", 503, "");

    assertThat(run.idctl("audit", "verify").exitCode()).isEqualTo(4);

    assertThat(run.kept("audit.json").toString()).contains(head(LOOKS));
  }

  @Test
  void latestOfTheRecordIsListed() throws IOException {
    String out = run.idctl("audit", "list").out();
    assertThat(out.lines()).hasSize(8);
    assertThat(out).contains("2026-11-28 10:00:00 UTC  sam        look     ABCD1234  done  T-1");

    assertThat(run.idctl("audit", "list", "--identity", "echoecho").out().lines()).hasSize(3);
    JsonNode entries = run.idctl("audit", "list", "--who", "lea", "--json").json().path("entries");
    assertThat(entries).hasSize(2);
    assertThat(entries.path(0).path("number").asInt()).isEqualTo(4);
    assertThat(run.idctl("audit", "list", "--who", "eve").out())
        .isEqualTo("nothing of that is on record%n".formatted());
    fake.tamper(SEARCHES, 2);
    assertThat(run.idctl("audit", "list").exitCode()).isEqualTo(6);
  }
}
