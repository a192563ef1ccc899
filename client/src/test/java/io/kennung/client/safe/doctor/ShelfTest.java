package io.kennung.client.safe.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.client.safe.doctor.Finding.Result;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a backup. */
class ShelfTest extends Examinations {

  @Test
  void serverThatDoesAllRightIsHealthyAndLeftAsItWas() {
    Diagnosis diagnosis = examine(fake.base());

    assertThat(diagnosis.isHealthy()).isTrue();
    assertThat(diagnosis.findings())
        .hasSameSizeAs(Check.values())
        .allMatch(finding -> finding.result() == Result.GOOD);
    assertThat(fake.files).containsOnlyKeys("config");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|the folder backups wants a user name and a password; put user:password@",
        "403|let the server's own user write to the folder backups",
        "404|there is no folder named backups (status 404); make one beside the file config",
        "405|PUT is not known here (status 405); make a folder backups and switch WebDAV on",
        "409|there is no folder named backups (status 409); make one beside the file config",
        "413|even a small backup is too large (status 413)",
        "429|try again later",
        "500|writing fails inside the server (status 500)",
        "501|PUT is not known here (status 501); make a folder backups and switch WebDAV on",
        "503|not available at the moment (status 503)",
        "507|no space left (status 507); make room or raise the quota",
        "302|sent to another address (status 302); give the final one",
        "418|answered with status 418"
      })
  void everyRefusalOfAWriteHasItsRemedy(int status, String sentence) {
    fake.answering("PUT", status);

    Diagnosis diagnosis = examine(fake.base());

    wrong(diagnosis, Check.WRITE, sentence);
    assertThat(diagnosis.of(Check.CONFIG).result()).isEqualTo(Result.GOOD);
    assertThat(diagnosis.of(Check.DELETE).result()).isEqualTo(Result.SKIPPED);
    assertThat(fake.files).containsOnlyKeys("config");
  }

  @Test
  void promiseThatIsTooLargeToTryIsNoted() {
    fake.config("{\"maxBackupBytes\":1073741824,\"retentionDays\":180}");

    noted(examine(fake.base()), Check.LARGEST, "too much to try");
  }

  @Test
  void userWhoMayOnlyReadIsSaid() {
    fake.answering("PUT", 401);

    wrong(examine(fake.base("anna:geheim")), Check.WRITE, "reading is allowed but writing is not");
  }

  @Test
  void serverThatTakesLessThanItPromisesIsSaid() {
    fake.rule(call -> call.body().length > 1000, call -> Answer.of(413));

    wrong(
        examine(fake.base()),
        Check.LARGEST,
        "524288 bytes, which config allows, is not kept (status 413); raise the server's limit");
  }

  @Test
  void serverThatBreaksOffInTheMiddleOfTooMuchRefusesIt() {
    fake.rule(call -> call.body().length > 524_288, call -> Answer.LOST);

    assertThat(examine(fake.base()).of(Check.LIMIT))
        .isEqualTo(new Finding(Check.LIMIT, Result.GOOD, "one byte more is refused"));
  }

  @Test
  void serverWithoutALimitIsNoted() {
    fake.rule(
        call -> call.body().length > 524_288,
        call -> {
          fake.files.put(call.path(), call.body());
          return Answer.of(201);
        });

    noted(examine(fake.base()), Check.LIMIT, "one byte more than config allows was taken");
    assertThat(fake.files).containsOnlyKeys("config");
  }

  @Test
  void refusedUploadThatDestroysTheFormerBackupIsSaid() {
    fake.rule(
        call -> call.body().length > 524_288,
        call -> {
          fake.files.put(call.path(), new byte[0]);
          return Answer.of(413);
        });

    wrong(examine(fake.base()), Check.LIMIT, "has destroyed the former backup");
  }

  @Test
  void bytesThatComeBackOtherwiseAreSaid() {
    fake.rule(
        call -> call.is("GET") && fake.files.containsKey(call.path()) && !isConfig(call),
        call ->
            new Answer(
                200,
                (new String(fake.files.get(call.path()), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8),
                Map.of()));

    wrong(examine(fake.base()), Check.READ, "other bytes come back than were written");
  }

  @Test
  void backupThatCannotBeReadAgainIsSaid() {
    fake.rule(call -> call.is("GET") && !isConfig(call), call -> Answer.of(403));

    wrong(examine(fake.base()), Check.READ, "answered with status 403; let the server read");
  }

  @Test
  void headThatIsNotAllowedIsSaid() {
    fake.answering("HEAD", 405);

    wrong(examine(fake.base()), Check.HEAD, "HEAD is answered with status 405");
  }

  @Test
  void backupThatCannotBeReplacedIsSaid() {
    fake.rule(
        call -> call.is("PUT") && fake.files.containsKey(call.path()), call -> Answer.of(412));

    wrong(examine(fake.base()), Check.REPLACE, "cannot be replaced (status 412)");
  }

  @Test
  void formerBackupThatComesBackIsSaid() {
    fake.rule(
        call -> call.is("PUT") && fake.files.containsKey(call.path()), call -> Answer.of(204));

    wrong(examine(fake.base()), Check.REPLACE, "the former backup comes back");
  }

  @Test
  void deleteThatIsNotAllowedIsSaidAndWhatIsLeftBehindIsNamed() {
    fake.answering("DELETE", 405);

    Diagnosis diagnosis = examine(fake.base());

    wrong(diagnosis, Check.DELETE, "cannot be deleted (status 405); allow DELETE");
    String left =
        fake.files.keySet().stream()
            .filter(name -> !name.equals("config"))
            .findFirst()
            .orElseThrow();
    wrong(diagnosis, Check.DELETE, "the test's file " + left + " is left behind");
  }

  @Test
  void deletedBackupThatIsStillThereIsSaid() {
    fake.answering("DELETE", 204);

    wrong(examine(fake.base()), Check.DELETE, "a deleted backup is still handed out");
  }

  @Test
  void missingBackupThatIsNoFourOhFourIsSaid() {
    fake.rule(
        call ->
            call.is("GET")
                && !isConfig(call)
                && !call.path().endsWith("/")
                && !fake.files.containsKey(call.path()),
        call -> Answer.of(500));

    wrong(examine(fake.base()), Check.DELETE, "not there is answered with status 500");
  }

  @ParameterizedTest
  @CsvSource({"GET, 200", "PROPFIND, 207"})
  void listingOfAllNamesIsNoted(String method, int status) {
    fake.rule(
        call -> call.is(method) && call.path().equals("backups/"),
        call ->
            new Answer(
                status, fake.files.keySet().toString().getBytes(StandardCharsets.UTF_8), Map.of()));

    noted(examine(fake.base()), Check.LISTING, "sees the names of all backups");
  }

  @Test
  void serverThatVanishesInTheMiddleIsSaidAtTheCheckThatNoticed() {
    fake.rule(call -> call.is("HEAD"), call -> Answer.LOST);

    Diagnosis diagnosis = examine(fake.base());

    wrong(diagnosis, Check.HEAD, "the connection broke");
    assertThat(diagnosis.of(Check.DELETE).result()).isEqualTo(Result.SKIPPED);
    assertThat(fake.files).containsOnlyKeys("config");
  }
}
