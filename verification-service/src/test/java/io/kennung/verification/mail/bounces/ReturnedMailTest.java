package io.kennung.verification.mail.bounces;

import static io.kennung.verification.mail.bounces.ReturnedMail.Verdict.LATE;
import static io.kennung.verification.mail.bounces.ReturnedMail.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.verification.mail.References;
import io.kennung.verification.mail.bounces.ReturnedMail.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnedMailTest {

  private final References references =
      new References("Kennung <hello@id.example.org>", Optional.of("bounces@id.example.org"));

  @ParameterizedTest
  @CsvSource({
    "postfix-failed, ref-1, REFUSED",
    "postfix-delayed, ref-2, LATE",
    "postfix-expired, ref-3, LATE",
    "exchange-german, ref-4, REFUSED",
    "exim-plain, ref-5, REFUSED",
    "exim-unrouteable, ref-6, REFUSED",
    "exim-warning, ref-7, LATE",
    "qmail, ref-8, REFUSED"
  })
  void aBounceSaysWhichMailAndWhetherForGood(String sample, String reference, Verdict verdict) {
    ReturnedMail returned = ReturnedMail.read(Samples.read(sample));

    assertThat(returned.verdict()).contains(verdict);
    assertThat(returned.reference(references)).contains(reference);
  }

  @ParameterizedTest
  @CsvSource({
    "postfix-failed, ref-1, REFUSED",
    "exim-plain, ref-5, REFUSED",
    "exim-warning, ref-7, LATE"
  })
  void bareLineFeedsAreUnderstoodAsWell(String sample, String reference, Verdict verdict) {
    ReturnedMail returned =
        ReturnedMail.read(Samples.text(sample).getBytes(StandardCharsets.UTF_8));

    assertThat(returned.verdict()).contains(verdict);
    assertThat(returned.reference(references)).contains(reference);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out-of-office", "delivered", "reply"})
  void whatIsNoBounceIsNone(String sample) {
    assertThat(ReturnedMail.read(Samples.read(sample)).verdict()).isEmpty();
  }

  @Test
  void whatIsReturnedOfAMailIsNotTakenForTheAnswerOfAServer() {
    String without = Samples.text("qmail").replace("553 sorry", "sorry");

    assertThat(read(without + "\n550 5.1.1 is what our mail said").verdict()).isEmpty();
  }

  @Test
  void aBounceOfSomebodyElsesMailIsNotOurs() {
    ReturnedMail returned = ReturnedMail.read(Samples.read("of-somebody-else"));

    assertThat(returned.verdict()).contains(REFUSED);
    assertThat(returned.reference(references)).isEmpty();
  }

  @Test
  void theAddressItCameToCountsMoreThanWhatIsReturned() {
    String forwarded = Samples.text("postfix-failed").replace("<link.ref-1@", "<link.another-one@");

    assertThat(read(forwarded).reference(references)).contains("ref-1");
  }

  @Test
  void aReportThatForgotTheStatusIsReadFromTheDiagnosis() {
    String report = Samples.text("postfix-failed").replace("Status: 5.1.1\n", "");

    assertThat(read(report).verdict()).contains(REFUSED);
    assertThat(read(report.replace("550 5.1.1", "no idea")).verdict()).contains(LATE);
  }

  @Test
  void theWorstOfSeveralRecipientsCounts() {
    String failed = "Final-Recipient: rfc822; b@example.com\nAction: failed\nStatus: 5.0.0\n\n";
    String report =
        Samples.text("postfix-delayed")
            .replace("--b2\nContent-Type: text/rfc822", failed + "--b2\nContent-Type: text/rfc822");

    assertThat(read(report).verdict()).contains(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "no header at all",
        "Content-Type: multipart/report; boundary=x\n\n",
        "Content-Type: multipart/report\n\n--x\n",
        "Content-Type: ;;;\nFrom: mailer-daemon@x\n\n550 5.1.1",
        "From: mailer-daemon@x\nContent-Transfer-Encoding: base64\n\n!!!",
        "From: mailer-daemon@x\nContent-Type: multipart/mixed; boundary=\"\"\n\n----\n"
      })
  void nonsenseChangesNothing(String message) {
    assertThat(read(message).reference(references)).isEmpty();
    assertThat(read(message).verdict()).isNotNull();
  }

  @Test
  void aDamagedBounceDoesNoHarm() {
    Random random = new Random(4711);
    byte[] sample = Samples.read("postfix-failed");
    for (int round = 0; round < 2_000; round++) {
      byte[] damaged = sample.clone();
      for (int i = 0; i < 20; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      ReturnedMail returned = ReturnedMail.read(damaged);
      assertThat(returned.verdict()).isNotNull();
      assertThat(returned.reference(references)).isNotNull();
    }
  }

  private static ReturnedMail read(String message) {
    return ReturnedMail.read(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
