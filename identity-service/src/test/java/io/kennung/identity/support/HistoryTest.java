package io.kennung.identity.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Members;
import io.kennung.identity.testing.Table;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DirectoryTest
class HistoryTest {

  @Inject Table table;

  private String id;

  @BeforeEach
  void register() {
    table.execute("DELETE FROM limit_level");
    id = Holders.create().id();
  }

  @Test
  void beginsWithTheRegistrationAndHoldsNothingElseAtFirst() {
    Response status = Members.look("sam", id);

    page("")
        .then()
        .body("identity", equalTo(id))
        .body("entries.what", contains("registered"))
        .body("entries[0].at", equalTo(status.path("registeredAt")))
        .body("next", nullValue());
  }

  @Test
  void entryHoldsWhatIsKnownAndNoMore() {
    table.execute(
        """
        INSERT INTO history (identity, at, what, kind, detail, channel, reason)
        VALUES (?, '2026-11-21T10:15:30.123456Z', 'verification', 'phone', 'refused', 'sms', 'unreachable')
        """,
        id);

    assertThat(page("").<Object>path("entries[0]"))
        .isEqualTo(
            java.util.Map.of(
                "at", "2026-11-21T10:15:30.123456Z",
                "what", "verification",
                "kind", "phone",
                "detail", "refused",
                "channel", "sms",
                "reason", "unreachable"));
  }

  @Test
  void pagesHoldEachEntryOnceAndTheLatestFirstWhateverComesInBetween() {
    IntStream.range(0, 119).forEach(i -> happens("n" + i, i / 3));
    List<String> read = new ArrayList<>();
    String next = "";
    int pages = 0;
    while (next != null) {
      Response page = page(next);
      read.addAll(page.path("entries.detail"));
      next = page.path("next");
      pages++;
      happens("new" + pages, 1_000 + pages);
      happens("late" + pages, 0);
    }

    List<String> expected =
        new ArrayList<>(IntStream.range(0, 119).mapToObj(i -> "n" + (118 - i)).toList());
    read.removeIf(detail -> detail != null && detail.startsWith("late"));
    expected.add(null);
    assertThat(read).containsExactlyElementsOf(expected);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void pageThatIsJustFullSaysThatThereIsMoreAndTheRestIsTheRegistration() {
    IntStream.range(0, 50).forEach(i -> happens("n" + i, i));

    Response full = page("");

    full.then().body("entries", hasSize(50));
    page(full.path("next")).then().body("entries.what", contains("registered"));
  }

  @Test
  void pageIsAsLongAsWantedUpToTwoHundred() {
    table.execute(
        "INSERT INTO history (identity, at, what) SELECT ?, now(), 'active' FROM generate_series(1, 250)",
        id);

    assertThat(limited("200").<List<Object>>path("entries")).hasSize(200);
    assertThat(limited("1").<List<Object>>path("entries")).hasSize(1);
    for (String wrong : List.of("0", "201", "-1", "many", "99999999999")) {
      limited(wrong).then().statusCode(400).body("title", equalTo("Bad Request"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "1-", "-1-1", "1-1-1", "99999999999999999999-1", "1-1 OR 1=1"})
  void placeThatThisDirectoryHasNotGivenIsRefused(String next) {
    Members.as("sam")
        .queryParam("next", next)
        .get("/support/identities/" + id + "/history")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:kennung:problem:no-place"));
  }

  @Test
  void farthestPlaceIsSimplyTheEnd() {
    page("99999999999999999-1").then().statusCode(200);
    page("0-0").then().body("entries.what", contains("registered"));
  }

  private void happens(String detail, int second) {
    table.execute(
        "INSERT INTO history (identity, at, what, detail) VALUES (?, timestamptz '2026-11-21T10:00:00Z' + make_interval(secs => ?), 'features', ?)",
        id,
        second,
        detail);
  }

  private Response limited(String limit) {
    return Members.as("sam")
        .queryParam("limit", limit)
        .get("/support/identities/" + id + "/history");
  }

  private Response page(String next) {
    var request = Members.as("sam");
    if (!next.isEmpty()) {
      request.queryParam("next", next);
    }
    return request.get("/support/identities/" + id + "/history");
  }
}
