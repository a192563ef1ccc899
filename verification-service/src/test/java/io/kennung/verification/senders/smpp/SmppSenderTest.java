package io.kennung.verification.senders.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.pages.Language;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeSender;
import io.kennung.verification.senders.CodeSenderContract;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.testing.FakeProvider;
import io.kennung.verification.senders.testing.FakeProvider.Mood;
import io.kennung.verification.senders.testing.FakeProvider.Received;
import io.kennung.verification.senders.testing.RecordedReports.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmppSenderTest extends CodeSenderContract {

  private final FakeCarrier carrier = new FakeCarrier();

  @Override
  protected FakeProvider provider() {
    return carrier;
  }

  @Override
  protected CodeSender sender(Duration timeout) {
    return sender(CarrierAccess.to(carrier.port(), timeout));
  }

  @Override
  protected void close(CodeSender sender) {
    ((SmppSender) sender).close();
  }

  @Test
  void aMessageIsWrittenAsCarriersExpect() throws Exception {
    sender().send(message(Channel.SMS));

    SubmitSm submit = carrier.submitted().getFirst();
    assertThat(submit.getSourceAddr()).isEqualTo("Kennung");
    assertThat(submit.getSourceAddrTon()).isEqualTo((byte) 5);
    assertThat(submit.getDestAddress()).isEqualTo(NUMBER.substring(1));
    assertThat(submit.getDestAddrTon()).isEqualTo((byte) 1);
    assertThat(submit.getDestAddrNpi()).isEqualTo((byte) 1);
    assertThat(submit.getRegisteredDelivery()).isEqualTo((byte) 1);
    assertThat(submit.getEsmClass()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "+4930123456, , 4930123456, 1, 1",
    "12345, , 12345, 3, 0",
    "Kennung, , Kennung, 5, 0",
    "12345, ABBREVIATED, 12345, 6, 0"
  })
  void theSourceIsNamedByItsForm(String source, TypeOfNumber ton, String sent, byte asTon, byte npi)
      throws Exception {
    SmppSender own = sender(CarrierAccess.to(carrier.port(), AMPLE).from(source, ton));
    own.send(message(Channel.SMS));
    close(own);

    SubmitSm submit = carrier.submitted().getFirst();
    assertThat(submit.getSourceAddr()).isEqualTo(sent);
    assertThat(submit.getSourceAddrTon()).isEqualTo(asTon);
    assertThat(submit.getSourceAddrNpi()).isEqualTo(npi);
  }

  @Test
  void aLongMessageHasTheNameAndTheReceiptOfItsLastPart() throws Exception {
    String reference =
        sender()
            .send(message(Channel.SMS, NUMBER, "a".repeat(400), Language.ENGLISH))
            .orElseThrow();

    assertThat(carrier.submitted())
        .extracting(SubmitSm::getRegisteredDelivery)
        .containsExactly((byte) 0, (byte) 0, (byte) 1);
    assertThat(carrier.received()).extracting(Received::reference).containsExactly(reference);
  }

  @Test
  void oneSessionServesManyMessages() throws Exception {
    sender().send(message(Channel.SMS));
    sender().send(message(Channel.SMS));

    assertThat(carrier.sessions()).hasSize(1);
  }

  @Test
  void aLostSessionIsReplaced() throws Exception {
    sender().send(message(Channel.SMS));
    carrier.sessions().getFirst().unbindAndClose();

    sender().send(message(Channel.SMS));

    assertThat(carrier.sessions()).hasSize(2);
    assertThat(carrier.received()).hasSize(2);
  }

  @Test
  void aCarrierThatSaysNothingAtAllGetsANewConnection() throws Exception {
    SmppSender hasty = sender(CarrierAccess.to(carrier.port(), Duration.ofSeconds(3)));
    carrier.feels(Mood.HANGS);
    assertThat(failure(hasty, message(Channel.SMS)).reason()).isEqualTo(Reason.TIMEOUT);

    carrier.feels(Mood.TAKES);
    hasty.send(message(Channel.SMS));

    assertThat(carrier.sessions()).hasSize(2);
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> carrier.sessions().getFirst().getSessionState() == SessionState.CLOSED);
    close(hasty);
  }

  @Test
  void aCarrierThatDoesNotBindIsATimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SmppSender hasty = sender(CarrierAccess.to(silent.getLocalPort(), Duration.ofMillis(500)));

      assertThat(failure(hasty, message(Channel.SMS)).reason()).isEqualTo(Reason.TIMEOUT);
      close(hasty);
    }
  }

  @Test
  void aCarrierThatIsNotThereIsTheProvidersFault() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    SmppSender lost = sender(CarrierAccess.to(port, AMPLE));

    assertThat(failure(lost, message(Channel.SMS)).reason()).isEqualTo(Reason.PROVIDER);
    close(lost);
  }

  @Test
  void whoHasNoPlaceInTheWindowWaitsForOne() throws Exception {
    SmppSender narrow = sender(CarrierAccess.to(carrier.port(), AMPLE).withWindow(2));
    carrier.feels(Mood.HANGS);
    Runnable send = () -> assertThat(failure(narrow, message(Channel.SMS))).isNotNull();
    Thread.startVirtualThread(send);
    Thread.startVirtualThread(send);
    await().atMost(30, TimeUnit.SECONDS).until(() -> carrier.inside() == 2);

    Thread third = Thread.startVirtualThread(send);

    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() ->
            Arrays.stream(third.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Semaphore.class.getName())));
    assertThat(carrier.inside()).isEqualTo(2);
    carrier.close();
    third.join();
    close(narrow);
  }

  @Test
  void aSilentCarrierIsAskedWhetherItIsStillThere() throws Exception {
    SmppSender own = sender(CarrierAccess.to(carrier.port(), AMPLE).asking(Duration.ofMillis(50)));
    own.send(message(Channel.SMS));

    await().atMost(30, TimeUnit.SECONDS).until(() -> carrier.enquiries() >= 2);
    close(own);
    assertThat(carrier.sessions()).hasSize(1);
  }

  @Test
  void aSenderThatClosesTakesLeaveAndSendsNothingMore() throws Exception {
    SmppSender own = sender(CarrierAccess.to(carrier.port(), AMPLE));
    own.send(message(Channel.SMS));
    own.close();

    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> !carrier.sessions().getFirst().getSessionState().isBound());
    assertThat(failure(own, message(Channel.SMS)).reason()).isEqualTo(Reason.PROVIDER);
    assertThat(carrier.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "id:0A1 stat:DELIVRD, DELIVERED",
    "id:0A1 sub:001 dlvrd:001 submit date:nonsense stat:EXPIRED err:1 text:id:7 stat:DELIVRD, FAILED",
    "ID:0A1 Stat:REJECTD, FAILED",
    "id:0A1 stat:DELETED, FAILED"
  })
  void receiptsAreReadForgivingly(String receipt, Fate fate) throws Exception {
    sender().send(message(Channel.SMS));

    carrier.tell(receipt);

    assertThat(reports.all()).containsExactly(new Report("own", "0A1", fate));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id:0A1 stat:ENROUTE", "id:0A1 stat:ACCEPTD", "id:0A1", "stat:DELIVRD", "", "hi"})
  void whatTellsNoFateIsTakenAndForgotten(String receipt) throws Exception {
    sender().send(message(Channel.SMS));

    carrier.tell(receipt);

    assertThat(reports.all()).isEmpty();
  }

  @Test
  void whatPeopleWriteBackIsNoReceiptWhateverTheyWrite() throws Exception {
    String reference = sender().send(message(Channel.SMS)).orElseThrow();

    carrier.bring(0x00, "id:" + reference + " stat:DELIVRD");

    assertThat(reports.all()).isEmpty();
  }

  @Test
  void optionalParametersStandAboveTheText() throws Exception {
    sender().send(message(Channel.SMS));

    carrier.tell(
        "id:9 stat:EXPIRED",
        new OptionalParameter.Receipted_message_id("0A1"),
        new OptionalParameter.Message_state((byte) 2));

    assertThat(reports.all()).containsExactly(new Report("own", "0A1", Fate.DELIVERED));
  }

  @Test
  void aReceiptThatCannotBeRecordedIsGivenBack() throws Exception {
    SmppSender own =
        new SmppSender(
            "own",
            CarrierAccess.to(carrier.port(), AMPLE),
            null,
            (provider, reference, fate) -> {
              throw new IllegalStateException("the database is away");
            });
    own.send(message(Channel.SMS));

    assertThatThrownBy(() -> carrier.tell("0A1", Fate.DELIVERED))
        .isInstanceOfSatisfying(
            NegativeResponseException.class,
            refusal ->
                assertThat(refusal.getCommandStatus()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));
    close(own);
  }

  @Test
  void senselessConfigurationIsRefusedByItsKey() {
    CarrierAccess access = CarrierAccess.to(1, AMPLE);

    refused(access.as("x".repeat(16), "p", ""), "directory.senders.smpp.own.system-id");
    refused(access.as("x", "p".repeat(9), ""), "directory.senders.smpp.own.password");
    refused(access.as("x", "p", "t".repeat(13)), "directory.senders.smpp.own.system-type");
    refused(access.withWindow(0), "directory.senders.smpp.own: window");
    refused(access.asking(Duration.ZERO), "directory.senders.smpp.own: window");
    refused(CarrierAccess.to(1, Duration.ZERO), "directory.senders.smpp.own: window");
    refused(access.from("twelve chars", null), "directory.senders.smpp.own.source");
  }

  private static void refused(CarrierAccess access, String key) {
    assertThatIllegalStateException()
        .isThrownBy(() -> new SmppSender("own", access, null, (p, r, f) -> {}))
        .withMessageContaining(key);
  }

  private SmppSender sender(CarrierAccess access) {
    return new SmppSender("own", access, null, reports);
  }
}
