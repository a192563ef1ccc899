package io.kennung.client.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.client.Directories;
import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeRevocation;
import io.kennung.client.Identity;
import io.kennung.protocol.RevocationKey;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationFailuresTest {

  private static final String GONE =
      "{\"success\":false,\"error\":\"gone\",\"errorType\":\"invalid-identity\"}";

  private final RevocationKey password = RevocationKey.ofPassword("correct horse");
  private final FakeDirectory server = new FakeDirectory();
  private final FakeRevocation fake = new FakeRevocation(server);
  private final Directory directory = Directories.withoutPauses(server.base());
  private final Revocation revocation = directory.revocation();
  private final Identity own = new Identity("ABCD1234", SecretKey.generate(new SecureRandom()));

  @BeforeEach
  void open() {
    server.put(own.id(), own.key());
  }

  @AfterEach
  void close() {
    directory.close();
    server.close();
  }

  @Test
  void lostAnswerToARevocationIsAskedForAgainWithTheSameProof() {
    server.plan(Call::isSecondPhase, Reply.LOST, Reply.of(503, ""));

    revocation.revoke(own);

    assertThat(server.identities).isEmpty();
    assertThat(server.calls).hasSize(4);
    assertThat(server.calls.get(1).body()).isEqualTo(server.calls.get(3).body());
  }

  @Test
  void refusalOfTheRepetitionDoesNotHideThatItMayBeRevoked() {
    server.plan(Call::isSecondPhase, Reply.LOST, Reply.of(200, GONE));

    DirectoryException failure = failureOf(() -> revocation.revoke(own));

    assertThat(failure.errorType()).contains("invalid-identity");
    assertThat(failure.mayHaveHappened()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "{\"success\":1}", "{\"success\":\"true\"}", "[]"})
  void unusableAnswerMayStandForAChange(String body) {
    Reply reply = Reply.of(200, body);
    server.plan(Call::isSecondPhase, reply, reply);
    server.plan(FakeRevocation.BY_PASSWORD, 200, body);

    assertThat(failureOf(() -> revocation.setPassword(own, password)).mayHaveHappened()).isTrue();
    assertThat(failureOf(() -> revocation.revoke(own)).mayHaveHappened()).isTrue();
    DirectoryException failure = failureOf(() -> revocation.revokeByPassword("ABCD1234", password));
    assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
    assertThat(failure.mayHaveHappened()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"success\":true}",
        "{\"revocationKeySet\":null}",
        "{\"revocationKeySet\":\"true\"}",
        "{\"revocationKeySet\":1}",
        "{\"revocationKeySet\":true}",
        "{\"revocationKeySet\":true,\"lastChanged\":null}",
        "{\"revocationKeySet\":true,\"lastChanged\":1414585974}",
        "{\"revocationKeySet\":true,\"lastChanged\":\"\"}",
        "{\"revocationKeySet\":true,\"lastChanged\":\"yesterday\"}",
        "{\"revocationKeySet\":true,\"lastChanged\":\"2014-10-29\"}",
        "{\"revocationKeySet\":true,\"lastChanged\":\"2014-10-29T12:32:54\"}",
        "{\"revocationKeySet\":true,\"lastChanged\":\"2014-02-30T12:32:54+0000\"}",
        "{\"revocationKeySet\":true,\"lastChanged\":\"2014-10-29T24:00:00+0000\"}",
        "{\"revocationKeySet\":true,\"lastChanged\":\"2014-10-29T12:32:54+9900\"}",
        "{\"revocationKeySet\":true,\"lastChanged\":\"2014-10-29T12:32:54+0000\\u001b[2J\"}"
      })
  void unusableStateOfThePasswordIsNotGuessed(String body) {
    server.plan(Call::isSecondPhase, Reply.of(200, body));

    DirectoryException failure = failureOf(() -> revocation.passwordSetAt(own));

    assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
    assertThat(failure).hasMessageContaining(FakeRevocation.CHECK);
    assertThat(failure.getMessage()).doesNotContain("\u001b");
  }

  @Test
  void timeOfAPasswordThatIsNotSetDoesNotMatter() {
    server.plan(
        Call::isSecondPhase, Reply.of(200, "{\"revocationKeySet\":false,\"lastChanged\":7}"));

    assertThat(revocation.passwordSetAt(own)).isEmpty();
  }

  @Test
  void wrongPasswordIsRefusedInTheDirectorysWords() {
    revocation.setPassword(own, password);

    DirectoryException failure =
        failureOf(() ->
            revocation.revokeByPassword("ABCD1234", RevocationKey.ofPassword("correct house")));

    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessage("The ID or the password is wrong.");
    assertThat(failure.mayHaveHappened()).isFalse();
    assertThat(server.identities).containsKey("ABCD1234");
  }

  @Test
  void tooManyTriesSayHowLongToWait() {
    server.plan(
        call -> call.path().equals(FakeRevocation.BY_PASSWORD),
        new Reply(429, "", Map.of("Retry-After", "3600")));

    DirectoryException failure = failureOf(() -> revocation.revokeByPassword("ABCD1234", password));

    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
    assertThat(failure.mayHaveHappened()).isFalse();
  }

  @Test
  void lostAnswerToAPasswordIsNotAskedForAgain() {
    fake.keys.put("ABCD1234", password.base64());
    server.plan(call -> true, Reply.LOST);

    DirectoryException failure = failureOf(() -> revocation.revokeByPassword("ABCD1234", password));

    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.mayHaveHappened()).isTrue();
    assertThat(server.calls).hasSize(1);
    assertThat(server.identities).isEmpty();
  }

  @Test
  void anotherKeyRevokesNothing() {
    Identity thief = new Identity("ABCD1234", SecretKey.generate(new SecureRandom()));

    DirectoryException failure = failureOf(() -> revocation.revoke(thief));

    assertThat(failure.errorType()).contains("invalid-token");
    assertThat(failure.mayHaveHappened()).isFalse();
    assertThat(server.identities).containsKey("ABCD1234");
  }

  @Test
  void revokedIdentityIsRefusedByItsType() {
    revocation.revoke(own);

    for (ThrowingCallable call :
        new ThrowingCallable[] {
          () -> revocation.revoke(own),
          () -> revocation.setPassword(own, password),
          () -> revocation.passwordSetAt(own)
        }) {
      DirectoryException failure = failureOf(call);
      assertThat(failure.errorType()).contains("invalid-identity");
      assertThat(failure.mayHaveHappened()).isFalse();
    }
  }

  @Test
  void noFailureShowsTheKey() {
    server.plan(call -> true, Reply.of(500, ""), Reply.of(200, "<html>"), Reply.of(429, ""));

    for (int i = 0; i < 3; i++) {
      assertThat(failureOf(() -> revocation.revokeByPassword("ABCD1234", password)).toString())
          .doesNotContain(password.base64());
    }
  }

  private static DirectoryException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(DirectoryException.class, call);
  }
}
