package io.kennung.client.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeSupport;
import io.kennung.client.Licence;
import io.kennung.client.Settings;
import io.kennung.client.StaffToken;
import io.kennung.protocol.audit.AuditCheck;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupportTest {

  private final FakeDirectory server = new FakeDirectory();
  private final FakeSupport fake = new FakeSupport(server);
  private final Directory directory =
      new Directory(Settings.at(server.base()).withLicence(new Licence("klo", "bürste")));
  private final Support lea = directory.support(StaffToken.of("lea"));

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @Test
  void statusTellsAllButAddresses() {
    IdentityStatus status = lea.find("ABCD1234", null).orElseThrow();

    assertThat(status.state()).isEqualTo("inactive");
    assertThat(status.since()).isEqualTo(Instant.parse("2026-11-20T10:00:00.123456Z"));
    assertThat(status.lastSeen()).isEqualTo(LocalDate.parse("2026-08-20"));
    assertThat(status.type()).isEqualTo("work");
    assertThat(status.featureMask()).isEqualTo(0x7ff);
    assertThat(status.links()).extracting(LinkStatus::kind).containsExactly("email", "phone");
    assertThat(status.links()).extracting(LinkStatus::linked).containsExactly(true, false);
    assertThat(status.links().getLast().since()).isEmpty();
    assertThat(status.links().getLast().lastVerification().orElseThrow().reason())
        .isEqualTo("unreachable");
    assertThat(status.revocation().passwordSince()).contains(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(status.revocation().how()).isEmpty();
  }

  @Test
  void tokenGoesInTheHeaderInPlaceOfTheLicenceAndThePurposeInTheQuery() {
    assertThat(lea.find("ABCD1234", "T-4711 & more=ü")).isPresent();

    FakeDirectory.Call call = server.calls.getFirst();
    assertThat(call.header("Authorization")).isEqualTo("Bearer lea");
    assertThat(call.query()).isEqualTo("purpose=T-4711 & more=ü");
    assertThat(call.path()).isEqualTo("support/identities/ABCD1234");
  }

  @Test
  void whoWasNeverThereIsNotFound() {
    assertThat(lea.find("NOBODY00", null)).isEmpty();
    assertThat(lea.history("NOBODY00", null, null)).isEmpty();
  }

  @Test
  void timelineIsReadPageByPage() {
    fake.history.add(
        "{\"at\":\"2026-11-20T10:00:00Z\",\"what\":\"note\",\"who\":\"sam\",\"note\":\"a\\u001b[31m\\u202eb\"}");
    fake.history.add("{\"at\":\"2026-01-02T03:04:05Z\",\"what\":\"registered\"}");

    HistoryPage first = lea.history("ABCD1234", null, "T-1").orElseThrow();
    HistoryPage second = lea.history("ABCD1234", first.next().orElseThrow(), "T-1").orElseThrow();

    assertThat(first.entries().getFirst().note()).contains("a [31m b");
    assertThat(second.entries()).extracting(HistoryEntry::what).containsExactly("registered");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void badTokenMissingRoleAndBadQuestionAreToldApart() {
    Support nobody = directory.support(StaffToken.of("eve"));
    Support sam = directory.support(StaffToken.of("sam"));

    DirectoryException unknown = failureOf(() -> nobody.find("ABCD1234", null));
    DirectoryException noRole = failureOf(() -> sam.record(Chain.IDENTITIES, 0, 1));
    DirectoryException badQuestion = failureOf(() -> lea.find("ABCD1234", "a@b"));

    assertThat(unknown.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(unknown.status()).hasValue(401);
    assertThat(unknown).hasMessageContaining("sign in").hasMessageNotContaining("licence");
    assertThat(noRole.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(noRole).hasMessageContaining("role");
    assertThat(badQuestion.kind()).isEqualTo(Kind.REFUSED);
    assertThat(badQuestion).hasMessage("A purpose must not hold an address.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{\"detail\":7}", "{\"detail\":\"\\u001b\"}"})
  void refusalWithoutAReasonIsARefusal(String body) {
    server.plan("support/identities/ABCD1234", 400, body);

    assertThat(failureOf(() -> lea.find("ABCD1234", null)))
        .hasMessage("the directory refused and gave no reason");
  }

  @Test
  void directoryWithoutDoorsForStaffIsNoRecord() {
    server.plan("support/audit", 404, "");

    DirectoryException failure = failureOf(() -> lea.record(Chain.IDENTITIES, 0, 1));

    assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
    assertThat(failure).hasMessageContaining("there is no support/audit at " + server.base());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABCD123", "abcd1234", "../audit", "ABCD1234/history"})
  void whatIsNoIdIsNotSent(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> lea.find(id, null));
    assertThatIllegalArgumentException().isThrownBy(() -> lea.history(id, null, null));
    assertThat(server.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\r\nX: y", "ä", "=", "a\u0000"})
  void whatIsNoTokenIsNotSent(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StaffToken.of(token))
        .withMessage("that is no token");
  }

  @Test
  void tokenIsNotPrinted() {
    assertThat(StaffToken.of("geheim").toString()).doesNotContain("geheim");
    assertThatIllegalArgumentException().isThrownBy(() -> StaffToken.of("a".repeat(16_001)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"identity\":\"ABCD1234\"~\"identity\":\"ABCD9999\"",
        "\"state\":\"inactive\"~\"state\":\"odd\"",
        "\"state\":\"inactive\"~\"state\":1",
        "\"since\":\"2026-11-20T10:00:00.123456Z\"~\"since\":\"yesterday\"",
        "\"lastSeen\":\"2026-08-20\"~\"lastSeen\":\"2026-08-20T00:00:00Z\"",
        "\"type\":\"work\"~\"type\":\"Work \\u001b\"",
        "\"featureMask\":2047~\"featureMask\":-1",
        "\"links\":[~\"links\":[[],",
        "\"linked\":false~\"linked\":\"no\"",
        "\"reason\":\"unreachable\"~\"reason\":\"a person's words\"",
        "\"revocation\":{~\"revocation\":[],\"x\":{",
        "\"passwordSet\":true~\"passwordSet\":1"
      })
  void statusThatIsNotAsItShouldBeIsNotBelieved(String change) {
    String[] parts = change.split("~");
    assertThat(FakeSupport.STATUS).contains(parts[0]);
    fake.statuses.put(
        "ABCD1234",
        FakeSupport.STATUS.replaceFirst(
            Pattern.quote(parts[0]), Matcher.quoteReplacement(parts[1])));

    assertThat(failureOf(() -> lea.find("ABCD1234", null)).kind()).isEqualTo(Kind.UNEXPECTED);
  }

  @Test
  void recordIsWalkedToItsEndOverManyPages() throws BrokenChain {
    for (int i = 0; i < 2500; i++) {
      fake.record(FakeSupport.IDENTITIES, "sam", "ABCD1234", "T-" + i);
    }
    AuditCheck check = AuditCheck.fromBeginning("identity-service");
    List<AuditEntry> seen = new ArrayList<>();

    lea.walk(Chain.IDENTITIES, check, seen::add);

    assertThat(check.number()).isEqualTo(2500);
    assertThat(seen).isEqualTo(fake.records.get(FakeSupport.IDENTITIES));
    assertThat(server.calls).hasSize(3);
    AuditCheck empty = AuditCheck.fromBeginning("verification-service");
    lea.walk(Chain.SEARCHES, empty, seen::add);
    assertThat(empty.number()).isZero();
  }

  @Test
  void changedEntryEndsTheWalk() {
    for (int i = 0; i < 5; i++) {
      fake.record(FakeSupport.SEARCHES, "sam", "none", "T-" + i);
    }
    fake.tamper(FakeSupport.SEARCHES, 3);
    List<AuditEntry> seen = new ArrayList<>();

    BrokenChain broken =
        catchThrowableOfType(
            BrokenChain.class,
            () ->
                lea.walk(
                    Chain.SEARCHES, AuditCheck.fromBeginning("verification-service"), seen::add));

    assertThat(broken.number()).isEqualTo(3);
    assertThat(seen).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"chain\":\"verification-service\",\"entries\":[],\"last\":0}",
        "{\"chain\":\"identity-service\",\"entries\":[],\"last\":1}",
        "{\"chain\":\"identity-service\",\"entries\":[],\"last\":-1}",
        "{\"chain\":\"identity-service\",\"entries\":[E],\"last\":0}",
        "{\"chain\":\"identity-service\",\"entries\":[E,E,E],\"last\":9}",
        "{\"chain\":\"identity-service\",\"entries\":[{}],\"last\":1}",
        "{\"chain\":\"identity-service\",\"entries\":{},\"last\":1}",
        "{\"entries\":[],\"last\":0}"
      })
  void pageThatCannotBeOneIsNotBelieved(String body) {
    fake.record(FakeSupport.IDENTITIES, "sam", "ABCD1234", "T-1");
    String page = fake.exported(FakeSupport.IDENTITIES).getFirst();
    String entry = page.substring(page.indexOf("\"entry\":") + 8, page.length() - 1);
    server.plan("support/audit", 200, body.replace("E", entry));

    assertThat(failureOf(() -> lea.record(Chain.IDENTITIES, 0, 2)).kind())
        .isEqualTo(Kind.UNEXPECTED);
    assertThat(lea.record(Chain.IDENTITIES, 0, 2).last()).isEqualTo(1);
  }

  private static DirectoryException failureOf(ThrowingCallable call) {
    DirectoryException failure = catchThrowableOfType(DirectoryException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}
