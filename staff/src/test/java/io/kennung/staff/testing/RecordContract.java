package io.kennung.staff.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.kennung.chassis.testing.Crowd;
import io.kennung.protocol.audit.AuditCheck;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.staff.audit.AuditPage;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the record of every service, wherever it is read. */
public abstract class RecordContract {

  private final String chain;
  private final String record;

  /**
   * @param chain the name of the service
   * @param record the path at which it is read
   */
  protected RecordContract(String chain, String record) {
    this.chain = chain;
    this.record = record;
  }

  @Test
  void leadsAndOperatorsReadTheRecordAndAreOnIt() {
    for (String person : new String[] {"lea", "otto"}) {
      AuditPage page = lastPage(person);

      AuditEntry last = page.entries().getLast();
      assertThat(page.chain()).isEqualTo(chain);
      assertThat(last.number()).isEqualTo(page.last());
      assertThat(last.who()).isEqualTo(person);
      assertThat(last.action()).isEqualTo("audit");
      assertThat(last.identity()).isEqualTo("none");
      assertThat(last.outcome()).isEqualTo("done");
    }
  }

  @Test
  void answerIsNotKeptAnywhereOnTheWay() {
    read("lea", "")
        .statusCode(200)
        .contentType("application/json")
        .header("Cache-Control", "no-store");
  }

  @Test
  void whoHelpsPeopleDoesNotReadTheRecordAndIsOnItForTrying() {
    long before = lastPage("otto").last();

    read("sam", "").statusCode(403).contentType("application/problem+json");
    read("sam", "?after=x").statusCode(403);

    List<AuditEntry> since = page("otto", before, 2).entries();
    assertThat(since).extracting(AuditEntry::who).containsExactly("sam", "sam");
    assertThat(since).extracting(AuditEntry::action).containsOnly("audit");
    assertThat(since).extracting(AuditEntry::outcome).containsOnly("refused");
  }

  @Test
  void nobodyReadsItWithoutAGoodToken() {
    given().get(record).then().statusCode(401).contentType("application/problem+json");
    for (String token : new String[] {"", "x", SignIn.token("otto") + "x", "e30.e30.e30"}) {
      given().header("Authorization", "Bearer " + token).get(record).then().statusCode(401);
    }
    given().auth().preemptive().basic("otto", "otto").get(record).then().statusCode(401);
  }

  @Test
  void walkFromPageToPageIsWholeAndOnRecordOnce() throws BrokenChain {
    lastPage("lea");
    lastPage("otto");
    AuditCheck check = AuditCheck.fromBeginning(chain);
    long last = 0;
    do {
      AuditPage page = page("otto", check.number(), 2);
      assertThat(page.entries()).hasSizeBetween(1, 2);
      for (AuditEntry entry : page.entries()) {
        check.next(entry);
      }
      last = last == 0 ? page.last() : last;
      assertThat(page.last()).isEqualTo(last);
    } while (check.number() < last);

    assertThat(check.number()).isEqualTo(last).isGreaterThanOrEqualTo(3);
    assertThat(page("otto", last, 1000).entries()).isEmpty();
    assertThat(page("otto", Long.MAX_VALUE, 1000).entries()).isEmpty();
  }

  @Test
  void manyWhoReadAtOnceMakeOneChain() throws BrokenChain {
    String token = SignIn.token("lea");
    Callable<Integer> reading =
        () ->
            given()
                .header("Authorization", "Bearer " + token)
                .get(record + "?limit=1")
                .statusCode();

    assertThat(Crowd.together(Collections.nCopies(30, reading))).containsOnly(200);

    AuditCheck check = AuditCheck.fromBeginning(chain);
    AuditPage page = page("otto", 0, 1000);
    while (!page.entries().isEmpty()) {
      for (AuditEntry entry : page.entries()) {
        check.next(entry);
      }
      page = page("otto", check.number(), 1000);
    }
    assertThat(check.number()).isEqualTo(page.last()).isGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=-1",
        "after=x",
        "after=9223372036854775808",
        "after=1.5",
        "limit=0",
        "limit=1001",
        "limit=-1",
        "limit=x"
      })
  void numberOutOfRangeIsAProblemAndNotOnRecord(String query) {
    long before = lastPage("otto").last();

    String name = query.substring(0, 5);
    read("lea", "?" + query)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("title", equalTo("Bad Request"))
        .body("status", equalTo(400))
        .body("detail", startsWith(name + " is a number from "));

    assertThat(lastPage("otto").last()).isEqualTo(before + 1);
  }

  @Test
  void recordIsReadAndNothingElse() {
    String token = SignIn.token("otto");
    for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
      given()
          .header("Authorization", "Bearer " + token)
          .request(method, record)
          .then()
          .statusCode(405);
    }
    read("otto", "/1").statusCode(404);
  }

  private AuditPage lastPage(String person) {
    long last = page(person, 0, 1).last();
    return page(person, last - 1, 1);
  }

  private AuditPage page(String person, long after, int limit) {
    return read(person, "?after=" + after + "&limit=" + limit)
        .statusCode(200)
        .extract()
        .as(AuditPage.class);
  }

  private ValidatableResponse read(String person, String more) {
    return given()
        .header("Authorization", "Bearer " + SignIn.token(person))
        .get(record + more)
        .then();
  }
}
