package io.kennung.verification.senders.twilio;

import static io.kennung.verification.senders.twilio.FakeTwilio.CALLS_FROM;
import static io.kennung.verification.senders.twilio.FakeTwilio.FROM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.answers.Refused;
import io.kennung.verification.PublicUrl;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeSender;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.senders.HookedSenderContract;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.testing.HttpProvider;
import io.kennung.verification.senders.testing.RawHttp;
import io.kennung.verification.senders.testing.RecordedReports.Report;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSenderTest extends HookedSenderContract {

  private static final URI API = URI.create("https://api.twilio.com");

  private final FakeTwilio twilio =
      new FakeTwilio((body, signature) -> post("own", body, signature));
  private final TwilioAccount account =
      TwilioAccount.of(FROM, null, CALLS_FROM, URI.create(twilio.uri() + "/"));
  private final TwilioHookResource hook =
      new TwilioHookResource(
          new TwilioSenders(
              () -> Map.of("own", account), new PublicUrl(URI.create("https://id.example.org/"))),
          reports);

  @Override
  protected HttpProvider provider() {
    return twilio;
  }

  @Override
  protected CodeSender sender(Duration timeout) {
    return sender(account.within(timeout));
  }

  @Override
  protected void close(CodeSender sender) {
    ((TwilioSender) sender).close();
  }

  @Override
  protected void post(String name, byte[] body, String signature) {
    hook.report(name, signature, body);
  }

  @Override
  protected byte[] report() {
    return FakeTwilio.body(Map.of("MessageSid", "some-reference", "MessageStatus", "delivered"));
  }

  @Override
  protected String signature(byte[] body) {
    return FakeTwilio.signature(body);
  }

  @Test
  void aMessageComesFromTheNumberOrTheService() throws Exception {
    sender().send(message(Channel.SMS));
    assertThat(twilio.form()).containsEntry("From", FROM).doesNotContainKey("MessagingServiceSid");

    CodeSender service = sender(TwilioAccount.of(null, "MG01", null, twilio.uri()));
    service.send(message(Channel.SMS));
    assertThat(twilio.form())
        .containsEntry("MessagingServiceSid", "MG01")
        .doesNotContainKey("From");
    close(service);
  }

  @Test
  void anAccountDoesWhatItHasSendersFor() {
    assertThat(sender(TwilioAccount.of(FROM, null, null, API)).channels())
        .containsExactly(Channel.SMS);
    assertThat(sender(TwilioAccount.of(null, null, CALLS_FROM, API)).channels())
        .containsExactly(Channel.CALL);
    assertThat(sender(TwilioAccount.of(null, "MG01", CALLS_FROM, API)).channels())
        .containsExactly(Channel.SMS, Channel.CALL);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21214, NUMBER, false",
    "400, 21217, NUMBER, false",
    "400, 21614, NUMBER, false",
    "400, 21612, NUMBER, false",
    "400, 21610, NUMBER, false",
    "400, 30003, NUMBER, false",
    "400, 30006, NUMBER, false",
    "400, 21408, REFUSED, false",
    "400, 21215, REFUSED, false",
    "400, 99999, REFUSED, false",
    "404, 20404, REFUSED, false",
    "400, 20003, REFUSED, true",
    "403, 20003, REFUSED, true",
    "402, 0, REFUSED, true",
    "400, 20429, PROVIDER, true",
    "500, 21211, PROVIDER, true",
    "302, 21211, PROVIDER, true"
  })
  void whatTwilioHasAgainstAMessageIsUnderstood(
      int status, int code, Reason reason, boolean concernsOthers) {
    twilio.answers(FakeTwilio.problem(status, code));

    SendFailure failure = failure(sender(), message(Channel.CALL));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.concernsOthers()).isEqualTo(concernsOthers);
  }

  @Test
  void aRefusalThatSaysNothingIsJudgedByItsStatus() {
    twilio.answers(RawHttp.answer(401, "<html>who are you?</html>"));
    assertThat(failure(sender(), message(Channel.SMS)).concernsOthers()).isTrue();

    twilio.answers(RawHttp.answer(400, ""));
    assertThat(failure(sender(), message(Channel.SMS)).concernsOthers()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"sid\":null}", "{\"sid\":\"\"}"})
  void aMessageWithoutNameWasNotTaken(String answer) {
    twilio.answers(RawHttp.answer(201, answer));

    assertThat(failure(sender(), message(Channel.SMS)).reason()).isEqualTo(Reason.PROVIDER);
  }

  @Test
  void theLittlestAnswerWillDo() throws Exception {
    twilio.answers(RawHttp.answer(201, "{\"sid\":\"SM1\"}"));

    assertThat(sender().send(message(Channel.SMS))).contains("SM1");
  }

  @ParameterizedTest
  @CsvSource({
    "CallSid, CallStatus, completed, DELIVERED",
    "CallSid, CallStatus, busy, FAILED",
    "CallSid, CallStatus, no-answer, FAILED",
    "CallSid, CallStatus, failed, FAILED",
    "CallSid, CallStatus, canceled, FAILED",
    "MessageSid, MessageStatus, failed, FAILED",
    "MessageSid, MessageStatus, undelivered, FAILED"
  })
  void theEndOfAMessageIsItsFate(String sid, String status, String value, Fate fate) {
    byte[] body = FakeTwilio.body(Map.of(sid, "XX1", status, value, "ErrorMessage", ""));

    post("own", body, signature(body));

    assertThat(reports.all()).containsExactly(new Report("own", "XX1", fate));
  }

  @ParameterizedTest
  @ValueSource(strings = {"queued", "sending", "sent", "", "read"})
  void aStepOnTheWayIsNoFate(String status) {
    byte[] body = FakeTwilio.body(Map.of("MessageSid", "SM1", "MessageStatus", status));

    post("own", body, signature(body));

    assertThat(reports.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MessageSid=SM1&MessageSid=SM2&MessageStatus=failed", "MessageSid=%G1"})
  void anAmbiguousFormIsNotEvenChecked(String form) {
    byte[] body = form.getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> post("own", body, "any")).isInstanceOf(Refused.class);
    assertThat(reports.all()).isEmpty();
  }

  @Test
  void senselessConfigurationIsRefusedByItsKey() {
    assertThatIllegalStateException()
        .isThrownBy(() -> sender(TwilioAccount.of(null, null, null, API)))
        .withMessageContaining("directory.senders.twilio.own");
    assertThatIllegalStateException()
        .isThrownBy(() -> sender(TwilioAccount.of(FROM, "MG01", null, API)))
        .withMessageContaining("not both");
    assertThatIllegalStateException()
        .isThrownBy(() -> sender(TwilioAccount.of(FROM, null, null, API).within(Duration.ZERO)))
        .withMessageContaining("directory.senders.twilio.own.timeout");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> sender(TwilioAccount.of(FROM, null, null, URI.create("http://twilio.example"))))
        .withMessageContaining("directory.senders.twilio.own.base-url must be https");
  }

  private static TwilioSender sender(TwilioAccount account) {
    return new TwilioSender("own", account, URI.create(FakeTwilio.HOOK));
  }
}
