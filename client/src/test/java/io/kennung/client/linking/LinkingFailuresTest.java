package io.kennung.client.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.client.Directories;
import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeLinks;
import io.kennung.client.Identity;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkingFailuresTest {

  private static final String STALE =
      "{\"success\":false,\"error\":\"used\",\"errorType\":\"invalid-token\"}";

  private final FakeDirectory server = new FakeDirectory();
  private final FakeLinks links = new FakeLinks(server);
  private final Directory directory = Directories.withoutPauses(server.base());
  private final Linking linking = directory.linking();
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
  void lostAnswerIsAskedForAgainAndNamesTheSameVerification() {
    server.plan(Call::isSecondPhase, Reply.LOST, Reply.of(503, ""));

    PhoneLinking asked = phone();

    assertThat(links.verifications).hasSize(1);
    assertThat(((PhoneVerification) asked).verificationId())
        .isEqualTo(links.verifications.keySet().iterator().next());
    assertThat(server.calls).hasSize(4);
    assertThat(server.calls.get(1).body()).isEqualTo(server.calls.get(3).body());
  }

  @Test
  void lossIsToldWhereTheServerTakesAProofOnceOnly() {
    server.plan(Call::isSecondPhase, Reply.LOST, Reply.of(200, STALE));

    DirectoryException failure = failureOf(this::phone);

    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.mayHaveHappened()).isTrue();
  }

  @Test
  void refusalOfTheRepetitionDoesNotHideTheLoss() {
    server.plan(Call::isSecondPhase, Reply.LOST, Reply.of(429, ""));

    DirectoryException failure = failureOf(this::phone);

    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failure.mayHaveHappened()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{\"success\":true}",
        "{\"success\":true,\"verificationId\":\" \"}",
        "{\"success\":true,\"verificationId\":7}",
        "{\"verificationId\":\"id\"}"
      })
  void unusableAnswerMayStandForAnSms(String body) {
    server.plan(Call::isSecondPhase, Reply.of(200, body));

    DirectoryException failure = failureOf(this::phone);

    assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
    assertThat(failure.mayHaveHappened()).isTrue();
  }

  @Test
  void whatFailsBeforeTheProofHasNotHappened() {
    for (String body : new String[] {"<html>", "{}", "{\"linked\":\"no\"}", "{\"linked\":false}"}) {
      server.plan(FakeLinks.PHONE, 200, body);
      assertThat(failureOf(this::phone).mayHaveHappened()).isFalse();
    }
    server.plan(FakeLinks.PHONE, 503, "");
    assertThat(failureOf(this::phone).mayHaveHappened()).isFalse();
    assertThat(links.verifications).isEmpty();
  }

  @Test
  void refusalIsNotRepeatedAndSaysWhatToDoInstead() {
    server.plan(
        Call::isSecondPhase,
        Reply.of(200, "{\"success\":false,\"error\":\"too soon\",\"next\":{\"resend\":30}}"));

    DirectoryException failure = failureOf(this::phone);

    assertThat(failure).hasMessage("too soon");
    assertThat(failure.mayHaveHappened()).isFalse();
    assertThat(Next.of(failure).resendIn()).contains(Duration.ofSeconds(30));
    assertThat(server.calls).hasSize(2);
  }

  @Test
  void lostAnswerToACodeOrCallIsNotAVerdict() {
    PhoneVerification waiting = (PhoneVerification) phone();
    server.plan(call -> call.body().has("code"), Reply.LOST, Reply.of(429, ""), Reply.of(400, ""));
    String id = waiting.verificationId();

    assertThat(failureOf(() -> linking.submitCode(id, FakeLinks.CODE)).mayHaveHappened()).isTrue();
    assertThat(failureOf(() -> linking.submitCode(id, "1")).mayHaveHappened()).isFalse();
    assertThat(failureOf(() -> linking.submitCode(id, "1")).mayHaveHappened()).isFalse();
    assertThat(links.phones).hasSize(1);

    server.plan(FakeLinks.CALL, 500, "");
    assertThat(failureOf(() -> linking.call(id)).mayHaveHappened()).isTrue();
    server.close();
    assertThat(failureOf(() -> linking.call(id)).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void nobodyListeningHasNotDoneIt() {
    server.close();

    assertThat(failureOf(() -> linking.call("id")).mayHaveHappened()).isFalse();
  }

  @Test
  void unlinkingWithoutAProofIsNotBelieved() {
    server.plan(FakeLinks.EMAIL, 200, "{\"linked\":true}");

    assertThat(failureOf(() -> linking.unlinkEmail(own)).kind()).isEqualTo(Kind.UNEXPECTED);
  }

  @Test
  void otherServersTellNothingOfNext() {
    links.next = null;

    Next next = ((PhoneVerification) phone()).next();

    assertThat(next.isTold()).isFalse();
    assertThat(next.isOver()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"soon\"", "[]", "null"})
  void oddNextIsNoNextAndLosesNothing(String odd) {
    links.next = odd;

    PhoneVerification waiting = (PhoneVerification) phone();

    assertThat(waiting.verificationId()).isNotBlank();
    assertThat(waiting.next().isTold()).isFalse();
  }

  @Test
  void oddMembersOfNextAreNotPossible() {
    links.next =
        "{\"resend\":-1,\"call\":1.5,\"try\":\"0\",\"triesLeft\":99999999999,\"expires\":null}";

    Next next = ((PhoneVerification) phone()).next();

    assertThat(next.isOver()).isTrue();
    assertThat(next.triesLeft()).isEmpty();
    assertThat(next.expiresIn()).isEmpty();
  }

  @Test
  void noticeCannotSteerATerminal() {
    String notice = "\\u001b[2Ja landline\\nidctl: ok \\u202e" + "x".repeat(999);
    server.plan(
        Call::isSecondPhase,
        Reply.of(200, "{\"success\":true,\"verificationId\":\"id\",\"notice\":\"" + notice + "\"}"),
        Reply.of(200, "{\"success\":true,\"verificationId\":\"id\",\"notice\":7}"));

    assertThat(((PhoneVerification) phone()).notice().orElseThrow())
        .startsWith("[2Ja landline idctl: ok")
        .hasSizeLessThan(301)
        .doesNotContain("\u001b", "\n", "\u202e");
    assertThat(((PhoneVerification) phone()).notice()).isEmpty();
  }

  @Test
  void unknownIdentityIsRefusedByItsType() {
    server.identities.clear();

    assertThat(
            failureOf(() -> linking.linkEmail(own, EmailAddress.of("a@example.com"), "en"))
                .errorType())
        .contains("invalid-identity");
  }

  private PhoneLinking phone() {
    return linking.linkPhone(own, "+41791234567", "en", SmsLink.NONE);
  }

  private static DirectoryException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(DirectoryException.class, call);
  }
}
