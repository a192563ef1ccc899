package io.kennung.verification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.pages.Language;
import io.kennung.verification.testing.ScriptedSmtp;
import io.kennung.verification.testing.VerificationTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail server that refuses, hangs or goes away. */
@VerificationTest
class MailServerTroubleTest {

  private static ScriptedSmtp smtp;

  @Inject Vertx vertx;
  private LinkMails mails;
  private LinkMails hasty;

  @BeforeAll
  static void start() {
    smtp = ScriptedSmtp.start();
  }

  @AfterAll
  static void stop() {
    smtp.close();
  }

  @BeforeEach
  void healthy() {
    smtp.reset();
    mails = MailTestbed.mails(vertx, smtp, MailTestbed.AMPLE);
    hasty = MailTestbed.mails(vertx, smtp, Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 <anna@example.com> no such user",
    "RCPT, 550 no such user",
    "RCPT, 553 5.1.3 bad address",
    "END, 552 5.2.2 mailbox full",
    "END, 554 5.7.1 looks like spam"
  })
  void aRefusalOfTheAddressOrTheMailIsForGood(String when, String answer) {
    smtp.answer(when, answer);

    assertThat(failure()).hasValueSatisfying(failed -> assertThat(failed.isPermanent()).isTrue());
  }

  @Test
  void aRefusalInSeveralLinesIsUnderstoodAlsoOfAServerThatTakesManyCommandsAtOnce() {
    smtp.answer("EHLO", "250-smtp.test\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES");
    smtp.answer("RCPT", "550-5.1.1 There is nobody\r\n550-5.1.1 of this name\r\n550 5.1.1 here");
    smtp.answer("DATA", "554 5.5.1 no valid recipients");

    assertThat(failure()).hasValueSatisfying(failed -> assertThat(failed.isPermanent()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 4.3.2 too busy",
    "GREETING, 554 5.7.1 not from you",
    "MAIL, 550 5.7.1 unknown sender",
    "MAIL, 530 5.7.0 authentication required",
    "RCPT, 451 4.7.1 greylisted",
    "RCPT, 452 4.2.2 mailbox full",
    "DATA, 503 5.5.1 bad sequence",
    "END, 451 4.3.0 try again later",
    "GREETING, hang up",
    "RCPT, hang up",
    "END, hang up"
  })
  void anythingElseIsWorthAnotherTry(String when, String answer) {
    smtp.answer(when, answer);

    // Who hangs up before the greeting is waited for like one who says nothing.
    assertThat(failure(hasty))
        .hasValueSatisfying(failed -> assertThat(failed.isPermanent()).isFalse());
    smtp.reset();
    assertThat(failure()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
  void aServerThatSaysNothingIsNotWaitedForLongerThanConfigured(String when) {
    smtp.answer(when, ScriptedSmtp.SILENCE);
    long begin = System.nanoTime();

    assertThat(failure(hasty))
        .hasValueSatisfying(failed -> assertThat(failed.isPermanent()).isFalse());

    // Configured is one second; the rest is for a busy machine.
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MailTestbed.AMPLE);
  }

  @Test
  void howeverManyConversationsHaveHungTheNextMailIsSent() throws Exception {
    smtp.answer("RCPT", ScriptedSmtp.SILENCE);
    assertThat(inParallel(25, () -> failure(hasty))).allMatch(Optional::isPresent);

    smtp.answer("RCPT", "250 2.1.5 Ok");

    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> failure(hasty).isEmpty());
    assertThat(smtp.received()).isNotEmpty();
  }

  @Test
  void manyMailsAtOnceAllArrive() throws Exception {
    assertThat(inParallel(50, this::failure)).allMatch(Optional::isEmpty);

    assertThat(smtp.received()).hasSize(50);
  }

  @Test
  void neitherAnAddressNorALinkNorWhatAServerSaysIsLogged() {
    CapturedLog log = CapturedLog.listening();
    try (log) {
      assertThat(failure()).isEmpty();
      smtp.answer("RCPT", "550 5.1.1 <anna@example.com> no such user");
      assertThat(failure()).isPresent();
      smtp.answer("RCPT", "450 4.7.1 <anna@example.com> greylisted");
      assertThat(failure()).isPresent();
      smtp.answer("RCPT", ScriptedSmtp.HANG_UP);
      assertThat(failure()).isPresent();
      smtp.answer("RCPT", ScriptedSmtp.SILENCE);
      assertThat(failure(hasty)).isPresent();
    }

    assertThat(log.text())
        .contains("refused a mail with 550", "refused a mail with 450")
        .contains("out of reach")
        .doesNotContain(
            "anna", "example.com", "ABCD1234", "link/email", "no such user", "bounces+");
  }

  @Test
  void aMailSaysNothingOfItselfInALog() {
    assertThat(LinkMailsTest.mail(Language.ENGLISH)).hasToString("LinkMail[ref-1]");
    assertThat(new MailFailure(true)).hasMessage("refused").hasNoCause();
  }

  private Optional<MailFailure> failure() {
    return failure(mails);
  }

  private static Optional<MailFailure> failure(LinkMails mails) {
    try {
      mails.send(LinkMailsTest.mail(Language.ENGLISH));
      return Optional.empty();
    } catch (MailFailure failed) {
      return Optional.of(failed);
    }
  }

  /** On virtual threads, as the service does. */
  private static <T> List<T> inParallel(int times, Callable<T> what) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(what));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
