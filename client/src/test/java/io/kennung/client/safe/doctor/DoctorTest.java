package io.kennung.client.safe.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.safe.Calls;
import io.kennung.client.safe.Certificates;
import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.client.safe.FakeSafe.Call;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.doctor.Finding.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fault at a time, each in a server that does all the rest right. */
class DoctorTest {

  private final FakeSafe fake = new FakeSafe();

  @AfterEach
  void close() {
    fake.close();
  }

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
        "401|reading is allowed but writing is not",
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
  void missingConfigIsSaidAndTheRestIsLookedAtAllTheSame() {
    fake.files.remove("config");

    Diagnosis diagnosis = examine(fake.base());

    wrong(diagnosis, Check.CONFIG, "no file named config; make one that holds {\"maxBackup");
    assertThat(diagnosis.of(Check.DELETE).result()).isEqualTo(Result.GOOD);
    assertThat(fake.files).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maxBackupBytes=1", "{\"maxBackupBytes\":\"524288\"}", "<html>"})
  void configThatMakesNoSenseIsSaid(String text) {
    fake.config(text);

    wrong(examine(fake.base()), Check.CONFIG, "cannot be understood; let it hold {\"maxBackup");
  }

  @ParameterizedTest
  @CsvSource({"403, let the server read it", "500, status 500; look into the server's error log"})
  void configThatIsNotHandedOutIsSaid(int status, String sentence) {
    fake.rule(call -> call.path().equals("config"), call -> Answer.of(status));

    wrong(examine(fake.base()), Check.CONFIG, sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 180, maxBackupBytes is only 1000",
    "524288, 7, retentionDays is only 7",
    "524288, 0, retentionDays is only 0"
  })
  void configThatPromisesLittleIsNoted(int bytes, int days, String sentence) {
    fake.config("{\"maxBackupBytes\":%d,\"retentionDays\":%d}".formatted(bytes, days));

    noted(examine(fake.base()), Check.CONFIG, sentence);
  }

  @Test
  void promiseThatIsTooLargeToTryIsNoted() {
    fake.config("{\"maxBackupBytes\":1073741824,\"retentionDays\":180}");

    noted(examine(fake.base()), Check.LARGEST, "too much to try");
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
  void unauthorizedWithoutAChallengeIsSaid() {
    fake.rule(call -> true, call -> Answer.of(401));

    wrong(examine(fake.base()), Check.SIGN_IN, "without WWW-Authenticate");
    wrong(examine(fake.base("anna:geheim")), Check.SIGN_IN, "without WWW-Authenticate");
  }

  @Test
  void signInThatNoAppKnowsIsSaid() {
    fake.rule(call -> true, call -> Answer.of(401, "WWW-Authenticate", "Negotiate"));

    wrong(examine(fake.base()), Check.SIGN_IN, "no sign-in that apps know");
  }

  @Test
  void missingAndWrongPasswordsAreSaid() {
    fake.rule(call -> true, DoctorTest::wantingAnna);

    wrong(examine(fake.base()), Check.SIGN_IN, "wants a user name and a password; put user:");
    wrong(examine(fake.base("anna:wrong")), Check.SIGN_IN, "are not accepted; correct them");
    assertThat(examine(fake.base("anna:geheim")).of(Check.SIGN_IN))
        .isEqualTo(new Finding(Check.SIGN_IN, Result.GOOD, "accepted, and asked for"));
  }

  @Test
  void challengeThatOnlyStrangersMissIsSaid() {
    fake.rule(call -> call.header("Authorization").isEmpty(), call -> Answer.of(401));

    wrong(examine(fake.base("anna:geheim")), Check.SIGN_IN, "without WWW-Authenticate");
  }

  @Test
  void passwordThatIsNotAskedForIsNoted() {
    noted(examine(fake.base("anna:geheim")), Check.SIGN_IN, "does not ask for a user name");
  }

  @Test
  void redirectsAreNotedOrSaid() {
    fake.rule(
        call -> call.path().startsWith("old/"),
        call -> Answer.of(308, "Location", "/" + call.path().substring(4)));
    noted(
        examine(fake.base() + "old/"), Check.ADDRESS, "sends on to " + fake.base() + "; give apps");

    fake.rule(below("loop/"), call -> Answer.of(307, "Location", "/" + call.path()));
    wrong(examine(fake.base() + "loop/"), Check.ADDRESS, "without end");

    fake.rule(below("plain/"), call -> Answer.of(301, "Location", "http://safe.invalid/"));
    wrong(examine(fake.base() + "plain/"), Check.ADDRESS, "without https");

    fake.rule(below("see/"), call -> Answer.of(303, "Location", "/"));
    wrong(examine(fake.base() + "see/"), Check.ADDRESS, "give the final one");
  }

  @Test
  void serverThatIsNotThereIsSaidAndNothingElseLookedAt() {
    String base = fake.base();
    fake.close();

    Diagnosis diagnosis = examine(base);

    wrong(diagnosis, Check.REACH, "connection refused; correct the address or start the server");
    assertThat(diagnosis.findings())
        .filteredOn(finding -> finding.result() == Result.SKIPPED)
        .hasSize(Check.values().length - 1);
  }

  @Test
  void serverThatVanishesInTheMiddleIsSaidAtTheCheckThatNoticed() {
    fake.rule(call -> call.is("HEAD"), call -> Answer.LOST);

    Diagnosis diagnosis = examine(fake.base());

    wrong(diagnosis, Check.HEAD, "the connection broke");
    assertThat(diagnosis.of(Check.DELETE).result()).isEqualTo(Result.SKIPPED);
    assertThat(fake.files).containsOnlyKeys("config");
  }

  @Test
  void certificateThatNobodyKnowsIsSaid(@TempDir Path folder) {
    Certificates certificates = new Certificates(folder);
    var own = certificates.server("selfmade", false, "-ext", "san=ip:127.0.0.1");
    try (FakeSafe secure = new FakeSafe(own)) {
      Diagnosis diagnosis = examine(secure.base());

      wrong(diagnosis, Check.SECURE, "is self-signed or its chain is incomplete; get one from");
      assertThat(diagnosis.of(Check.CONFIG).result()).isEqualTo(Result.SKIPPED);
    }
  }

  private static boolean isConfig(Call call) {
    return call.path().equals("config");
  }

  private static Predicate<Call> below(String folder) {
    return call -> call.path().startsWith(folder);
  }

  private static @Nullable Answer wantingAnna(Call call) {
    String anna =
        "Basic "
            + Base64.getEncoder().encodeToString("anna:geheim".getBytes(StandardCharsets.UTF_8));
    return call.header("Authorization").equals(anna)
        ? null
        : Answer.of(401, "WWW-Authenticate", "Basic realm=\"Safe\"");
  }

  private static Diagnosis examine(String address) {
    return new Doctor(Calls::new, new SecureRandom()).examine(SafeAddress.of(address));
  }

  private static void wrong(Diagnosis diagnosis, Check check, String sentence) {
    assertThat(diagnosis.isHealthy()).isFalse();
    assertThat(diagnosis.of(check).text()).contains(sentence).doesNotContain("\n");
    assertThat(diagnosis.of(check).result()).isEqualTo(Result.WRONG);
  }

  private static void noted(Diagnosis diagnosis, Check check, String sentence) {
    assertThat(diagnosis.isHealthy()).isTrue();
    assertThat(diagnosis.of(check).text()).contains(sentence).doesNotContain("\n");
    assertThat(diagnosis.of(check).result()).isEqualTo(Result.NOTED);
  }
}
