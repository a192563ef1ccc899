package io.kennung.safe.webdav;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What plain WebDAV clients ask for, and that nothing is ever listed. */
@SafeTest
class DavTest {

  private final String id = Backups.newId();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/backups/", "/config", "/safe/", "/safe/backups/"})
  void optionsTellOfWebDav(String path) {
    given()
        .options(path)
        .then()
        .statusCode(204)
        .header("DAV", "1")
        .header("Allow", containsString("PUT"))
        .header("Access-Control-Allow-Origin", "*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/backups/", "/safe/", "/safe/backups/"})
  void foldersAreThereAndListNothing(String path) {
    Backups.put(id, Backups.random(500)).statusCode(200);

    given()
        .header("Depth", "1")
        .request("PROPFIND", path)
        .then()
        .statusCode(207)
        .contentType("application/xml")
        .body(containsString("<D:href>" + path + "</D:href>"))
        .body(containsString("<D:collection/>"))
        .body(not(containsString(id)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/safe"})
  void aBackupIsAFileOfItsLength(String prefix) {
    String path = prefix + "/backups/" + id;
    given().request("PROPFIND", path).then().statusCode(404);

    Backups.put(id, Backups.random(500)).statusCode(200);

    given()
        .request("PROPFIND", path)
        .then()
        .statusCode(207)
        .body(containsString("<D:href>" + path + "</D:href>"))
        .body(containsString("<D:getcontentlength>500</D:getcontentlength>"));
  }

  @Test
  void noFolderCanBeMade() {
    given().request("MKCOL", "/backups/").then().statusCode(405);
    given().request("MKCOL", "/other/").then().statusCode(404);
  }

  @Test
  void gettingAFolderListsNothing() {
    given().get("/backups/").then().statusCode(405);
    given().get("/").then().statusCode(405);
  }
}
