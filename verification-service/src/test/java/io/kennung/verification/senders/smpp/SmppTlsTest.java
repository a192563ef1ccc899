package io.kennung.verification.senders.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.pages.Language;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeMessage;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.testing.SelfSigned;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmppTlsTest {

  private static final CodeMessage MESSAGE =
      new CodeMessage("r", Channel.SMS, "+4915112345678", "314159", Language.ENGLISH, Instant.MAX);

  private static SSLContext own;
  private static FakeCarrier carrier;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    own = SelfSigned.of("localhost", folder);
    carrier = new FakeCarrier(own.getServerSocketFactory().createServerSocket(0));
  }

  @AfterAll
  static void stop() {
    carrier.close();
  }

  @Test
  void aCarrierWithTheRightCertificateIsTrusted() throws Exception {
    SmppSender sender = sender("localhost", own.getSocketFactory());

    assertThat(sender.send(MESSAGE)).isPresent();
    sender.close();
  }

  @Test
  void aCertificateForAnotherHostIsNone() {
    SmppSender sender = sender("127.0.0.1", own.getSocketFactory());

    assertThat(failure(sender)).isEqualTo(Reason.PROVIDER);
    sender.close();
  }

  @Test
  void aCertificateOfAnybodyIsNone() {
    SmppSender sender = sender("localhost", (SSLSocketFactory) SSLSocketFactory.getDefault());

    assertThat(failure(sender)).isEqualTo(Reason.PROVIDER);
    sender.close();
  }

  private static Reason failure(SmppSender sender) {
    return catchThrowableOfType(SendFailure.class, () -> sender.send(MESSAGE)).reason();
  }

  private static SmppSender sender(String host, SSLSocketFactory tls) {
    return new SmppSender(
        "own",
        CarrierAccess.to(carrier.port(), Duration.ofSeconds(30)).at(host),
        tls,
        (provider, reference, fate) -> {});
  }
}
