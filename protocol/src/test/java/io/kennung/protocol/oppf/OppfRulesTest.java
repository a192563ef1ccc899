package io.kennung.protocol.oppf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.protocol.Vectors;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OppfRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private ObjectNode json;

  @BeforeEach
  void read() throws IOException {
    json = of(Vectors.of("oppf").findFirst().orElseThrow().required("body").asText());
  }

  @Test
  void theContractsFileHasAllThatPhonesNeed() {
    assertThat(new OppfRules(TODAY, false).check(json)).isEmpty();
  }

  @Test
  void theDesktopNeedsTwoPartsMoreAndEachOfThemTheOther() throws IOException {
    assertThat(new OppfRules(TODAY, true).check(json))
        .allMatch(finding -> finding.fault() == OppfFault.MISSING)
        .extracting(OppfFinding::member)
        .containsExactly(
            "rendezvous.url",
            "mediator.url",
            "mediator.blob.uploadUrl",
            "mediator.blob.downloadUrl",
            "mediator.blob.doneUrl");

    json.set("rendezvous", of("{'url':'wss://r.example/{rendezvousPathPrefix4}/'}"));
    assertThat(new OppfRules(TODAY, false).check(json)).hasSize(4);
    json.set(
        "mediator",
        of(
            "{'url':'wss://m.example/{deviceGroupIdPrefix8}/','blob':{'uploadUrl':'https://m.example/u',"
                + "'downloadUrl':'https://m.example/{blobIdPrefix}/{blobId}',"
                + "'doneUrl':'https://m.example/{blobId}'}}"));
    assertThat(new OppfRules(TODAY, true).check(json)).isEmpty();
  }

  @Test
  void allThatIsMissingIsNamedAtOnce() throws IOException {
    assertThat(new OppfRules(TODAY, true).check(of("{}")))
        .hasSize(21)
        .allMatch(finding -> finding.fault() == OppfFault.MISSING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/version | '1.1' | VERSION",
        "/version | 1 | MALFORMED",
        "/signatureKey | 'AAAA' | MALFORMED",
        "/refresh | 1799 | REFRESH",
        "/refresh | 86400.5 | MALFORMED",
        "/license/id | '' | MALFORMED",
        "/license/expires | '2026-11-21' | EXPIRED",
        "/license/expires | '2020-01-01' | EXPIRED",
        "/license/expires | '2027-02-30' | MALFORMED",
        "/license/expires | '1.1.2027' | MALFORMED",
        "/license/count | -1 | MALFORMED",
        "/chat/hostname | null | MALFORMED",
        "/chat/ports | [] | MALFORMED",
        "/chat/ports | [5222,65536] | MALFORMED",
        "/directory/url | 'http://a.example/' | NOT_HTTPS",
        "/directory/url | 'https://a.example' | NO_SLASH",
        "/directory/url | 'https://a.example/dir' | NO_SLASH",
        "/directory/url | 'https://a.example/?a=/' | MALFORMED",
        "/directory/url | 'a.example/' | MALFORMED",
        "/safe/url | 'https://{backupId}.a.example/' | MALFORMED",
        "/blob/downloadUrl | 'http://a.example/{blobId}' | NOT_HTTPS",
      })
  void everyFaultIsNamedWithItsMember(String pointer, String value, OppfFault fault)
      throws IOException {
    int name = pointer.lastIndexOf('/');
    ((ObjectNode) json.at(pointer.substring(0, name)))
        .set(pointer.substring(name + 1), tree(value));

    assertThat(new OppfRules(TODAY, false).check(json))
        .containsExactly(new OppfFinding(fault, pointer.substring(1).replace('/', '.')));
  }

  @Test
  void dayAfterTodayIsEarlyEnough() {
    ((ObjectNode) json.path("license")).put("expires", "2026-11-22");

    assertThat(new OppfRules(TODAY, false).check(json)).isEmpty();
  }

  @Test
  void whatIsThereByChoiceMustBeWhole() throws IOException {
    json.set("safe", of("{'url':'https://{backupIdPrefix8}.a.example/'}"));
    assertThat(new OppfRules(TODAY, false).check(json)).isEmpty();

    json.set("web", of("{}"));
    json.set("maps", of("{'styleUrl':'https://a.example/s'}"));
    json.set("updates", of("{'desktop':{'autoUpdate':'yes'}}"));
    json.set("domains", of("{'rules':[{'fqdn':'a.example','matchMode':'exact'}]}"));
    assertThat(new OppfRules(TODAY, false).check(json))
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                new OppfFinding(OppfFault.MISSING, "web.url"),
                new OppfFinding(OppfFault.MISSING, "maps.poiNamesUrl"),
                new OppfFinding(OppfFault.MISSING, "maps.poiAroundUrl"),
                new OppfFinding(OppfFault.MALFORMED, "updates.desktop.autoUpdate"),
                new OppfFinding(OppfFault.MISSING, "domains.rules[0].spkis")));
  }

  private static ObjectNode of(String text) throws IOException {
    return (ObjectNode) tree(text);
  }

  private static JsonNode tree(String text) throws IOException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
