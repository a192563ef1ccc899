package io.kennung.verification.senders.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.pages.Language;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeMessage;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmppTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final CodeMessage MESSAGE =
      new CodeMessage("r", Channel.SMS, "+4915112345678", "314159", Language.ENGLISH, Instant.MAX);

  private static SSLContext own;
  private static FakeCarrier carrier;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    own = context(certificateFor("localhost", folder.resolve("carrier.p12")));
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

  /** Self-signed, by the JDK's own tool. */
  private static KeyStore certificateFor(String host, Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "carrier",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=carrier",
                "-ext",
                "SAN=dns:" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext context(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    // A PKCS #12 key is no anchor of trust: the certificate has to stand alone.
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("carrier", store.getCertificate("carrier"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
