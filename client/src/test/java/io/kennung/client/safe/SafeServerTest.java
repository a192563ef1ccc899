package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.client.safe.SafeException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeServerTest {

  private static final String ID = "0a".repeat(32);
  private static final byte[] FILE = "sealed".getBytes(StandardCharsets.UTF_8);

  private final FakeSafe fake = new FakeSafe();
  private SafeServer server;

  @BeforeEach
  void open() {
    server = SafeServer.at(SafeAddress.of(fake.base()));
  }

  @AfterEach
  void close() {
    server.close();
    fake.close();
  }

  @Test
  void backupIsKeptReplacedReadAndDeleted() {
    assertThat(server.get(ID)).isEmpty();
    assertThat(server.size(ID)).isEmpty();
    assertThat(server.delete(ID)).isFalse();

    assertThat(server.put(ID, FILE)).isEqualTo(new ServerTerms(524_288, 180));
    assertThat(server.put(ID, FILE)).isEqualTo(new ServerTerms(524_288, 180));

    assertThat(server.get(ID)).contains(FILE);
    assertThat(server.size(ID)).hasValue(6);
    assertThat(server.delete(ID)).isTrue();
    assertThat(fake.files).containsOnlyKeys("config");
  }

  @Test
  void requestsLookAsTheContractHasThem() {
    server.put(ID, FILE);

    FakeSafe.Call config = fake.calls.getFirst();
    FakeSafe.Call put = fake.calls.getLast();
    assertThat(config.path()).isEqualTo("config");
    assertThat(config.header("Accept")).isEqualTo("application/json");
    assertThat(config.header("User-agent")).isEqualTo("Threema");
    assertThat(put.path()).isEqualTo("backups/" + ID);
    assertThat(put.header("Content-type")).isEqualTo("application/octet-stream");
    assertThat(put.header("Content-length")).isEqualTo("6");
    assertThat(put.headers()).doesNotContainKey("Authorization");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void everySuccessIsOne(int status) {
    fake.answering("PUT", status).answering("DELETE", status);

    assertThat(server.put(ID, FILE).retentionDays()).isEqualTo(180);
    assertThat(server.delete(ID)).isTrue();
  }

  @Test
  void backupThatIsTooLargeIsNotSent() {
    fake.config("{\"maxBackupBytes\":5,\"retentionDays\":1}");

    SafeException e = failure(() -> server.put(ID, FILE));

    assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(e).hasMessageContaining("has 6 bytes").hasMessageEndingWith("keeps at most 5");
    assertThat(fake.calls).noneMatch(call -> call.is("PUT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"maxBackupBytes\":524288}",
        "{\"retentionDays\":180}",
        "{\"maxBackupBytes\":\"524288\",\"retentionDays\":180}",
        "{\"maxBackupBytes\":524288.5,\"retentionDays\":180}",
        "{\"maxBackupBytes\":0,\"retentionDays\":180}",
        "{\"maxBackupBytes\":524288,\"retentionDays\":-1}",
        "{\"maxBackupBytes\":99999999999999999999,\"retentionDays\":1}"
      })
  void configThatMakesNoSenseIsRefused(String config) {
    fake.config(config);

    assertThat(failure(() -> server.terms(ID)))
        .hasMessageContaining("does not say maxBackupBytes and retentionDays as whole numbers");
  }

  @Test
  void configMaySayMore() {
    fake.config("{\"maxBackupBytes\":1,\"retentionDays\":0,\"name\":\"x\"}");

    assertThat(server.terms(ID)).isEqualTo(new ServerTerms(1, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORIZED, put user:password@ in front of its host",
    "403, UNEXPECTED, forbids the upload",
    "404, UNEXPECTED, has no folder named backups",
    "405, UNEXPECTED, answered the upload with status 405",
    "409, UNEXPECTED, has no folder named backups",
    "413, TOO_LARGE, larger than",
    "429, RATE_LIMITED, asked too often",
    "500, UNEXPECTED, status 500",
    "503, UNREACHABLE, not available at the moment",
    "507, UNEXPECTED, no space left",
    "303, UNEXPECTED, to another address"
  })
  void everyRefusalOfAnUploadIsOneSentence(int status, Kind kind, String sentence) {
    fake.answering("PUT", status);

    SafeException e = failure(() -> server.put(ID, FILE));

    assertThat(e.kind()).isEqualTo(kind);
    assertThat(e.status()).hasValue(status);
    assertThat(e).hasMessageContaining(sentence).hasMessageNotContaining(ID);
  }

  @Test
  void timeToWaitIsHandedOn() {
    fake.rule(call -> true, call -> Answer.of(429, "Retry-After", "90"));

    SafeException e = failure(() -> server.get(ID));

    assertThat(e.retryAfter()).contains(Duration.ofSeconds(90));
    assertThat(e).hasMessageContaining("in 90 s");
  }

  @Test
  void serverThatIsNotThereOrNoSafeServerIsSaid() {
    fake.files.remove("config");
    assertThat(failure(() -> server.terms(ID))).hasMessageContaining("no file named config");

    fake.close();
    SafeException gone = failure(() -> server.terms(ID));
    assertThat(gone.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(gone).hasMessageContaining("connection refused");
    try (SafeServer nowhere = SafeServer.at(SafeAddress.of("https://safe.invalid/"))) {
      assertThat(failure(() -> nowhere.get(ID))).hasMessageEndingWith("no such host");
    }
  }

  @Test
  void lostAnswerIsNoBackupAndNoNo() {
    fake.rule(call -> call.is("GET"), call -> Answer.LOST);

    SafeException e = failure(() -> server.get(ID));

    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(e).hasMessageEndingWith("the connection broke before the answer was complete");
  }

  private static SafeException failure(ThrowingCallable call) {
    SafeException e = catchThrowableOfType(SafeException.class, call);
    assertThat(e).isNotNull();
    return e;
  }
}
