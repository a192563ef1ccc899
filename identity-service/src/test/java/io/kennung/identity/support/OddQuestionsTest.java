package io.kennung.identity.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.kennung.chassis.testing.Raw;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Members;
import io.kennung.identity.testing.Table;
import io.kennung.staff.testing.SignIn;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff are told who are let in and ask for what there is not. */
@DirectoryTest
class OddQuestionsTest {

  @Inject Table table;

  private String id;

  @BeforeEach
  void register() {
    table.execute("DELETE FROM limit_level");
    id = Holders.create().id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcd1234",
        "ABCD123",
        "ABCD12345",
        "ABCD 123",
        "ABCD1234%20",
        "ÄBCD1234",
        "%00BCD1234"
      })
  void whatIsNoIdIsNotForgiven(String typed) {
    int before = table.count("audit_entry");

    Members.look("sam", typed)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:kennung:problem:no-id"))
        .body("title", equalTo("Bad Request"))
        .body("detail", containsString("eight characters"));
    assertThat(table.count("audit_entry")).isEqualTo(before);
  }

  @Test
  void thereIsNoListAndNoOtherDoor() {
    for (String path :
        List.of(
            "/support",
            "/support/",
            "/support/identities",
            "/support/identities/",
            "/support/identities/" + id + "/key",
            "/support/identities/" + id + "/limits/all/lift",
            "/support/identities/" + id + "/verifications/pigeon/reset")) {
      Response answer = Members.as("lea").get(path);
      assertThat(answer.statusCode()).as(path).isIn(404, 405);
      assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
    }
    Members.act("lea", id, "limits/all/lift", Map.of()).then().statusCode(404);
    Members.act("lea", id, "limits/LINKING/lift", Map.of()).then().statusCode(404);
    Members.act("lea", id, "verifications/pigeon/reset", Map.of()).then().statusCode(404);
  }

  @Test
  void otherMethodsAreRefusedAsProblems() {
    Members.as("lea")
        .delete("/support/identities/" + id)
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("status", equalTo(405));
    Members.as("lea")
        .contentType("text/plain")
        .body("{\"purpose\":\"T-1\",\"text\":\"x\"}")
        .post("/support/identities/" + id + "/notes")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void pageOfAnotherOriginReadsNothing() {
    for (String path :
        List.of(
            "/support/identities/" + id,
            "//support/identities/" + id,
            "/%73upport/identities/" + id,
            "/support;x=1/identities/" + id,
            "/support/nowhere")) {
      for (String method : List.of("GET", "OPTIONS", "POST")) {
        HttpResponse<String> answer =
            Raw.send(
                method,
                path,
                new byte[0],
                "Origin",
                "https://evil.example",
                "Authorization",
                "Bearer " + SignIn.token("sam"),
                "Access-Control-Request-Method",
                "GET");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
            .as(method + " " + path)
            .isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control"))
            .as(method + " " + path)
            .hasValue("no-store");
      }
    }
    assertThat(
            Raw.send("GET", "/identity/" + id, new byte[0])
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .as("the directory itself is open")
        .hasValue("*");
  }

  @Test
  void bodyThatIsTooLargeIsAProblem() {
    HttpResponse<String> answer =
        Raw.send(
            "POST",
            "/support/identities/" + id + "/notes",
            "a".repeat(1 << 20).getBytes(UTF_8),
            "Content-Type",
            "application/json");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }

  @Test
  void lookThatFailsIsAProblemThatTellsNothing() {
    table.execute("ALTER TABLE audit_entry RENAME TO out_of_reach");
    try {
      Members.look("sam", id)
          .then()
          .statusCode(500)
          .contentType("application/problem+json")
          .body(not(containsString("audit")));
    } finally {
      table.execute("ALTER TABLE out_of_reach RENAME TO audit_entry");
    }
  }
}
