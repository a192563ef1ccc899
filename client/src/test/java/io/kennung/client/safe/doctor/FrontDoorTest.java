package io.kennung.client.safe.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.safe.Certificates;
import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.client.safe.FakeSafe.Call;
import io.kennung.client.safe.doctor.Finding.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All up to where a backup could be written. */
class FrontDoorTest extends Examinations {

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
    fake.rule(call -> true, FrontDoorTest::wantingAnna);

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
  void certificateThatNobodyKnowsIsSaid(@TempDir Path folder) {
    Certificates certificates = new Certificates(folder);
    var own = certificates.server("selfmade", false, "-ext", "san=ip:127.0.0.1");
    try (FakeSafe secure = new FakeSafe(own)) {
      Diagnosis diagnosis = examine(secure.base());

      wrong(diagnosis, Check.SECURE, "is self-signed or its chain is incomplete; get one from");
      assertThat(diagnosis.of(Check.CONFIG).result()).isEqualTo(Result.SKIPPED);
    }
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
}
