package io.kennung.client.safe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.client.safe.SafeException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a certificate is wrong has a sentence of its own. */
class TrustTest {

  private static final String ID = "0a".repeat(32);
  private static final String HERE = "san=ip:127.0.0.1";

  @TempDir private static Path folder;
  private static Certificates certificates;

  @BeforeAll
  static void authority() {
    certificates = new Certificates(folder);
  }

  @Test
  void certificateOfAnAuthorityWeTrustIsGood() {
    SSLContext good = certificates.server("good", true, "-ext", HERE);
    try (FakeSafe fake = new FakeSafe(good);
        SafeServer server = server(fake)) {
      assertThat(server.terms(ID).retentionDays()).isEqualTo(180);
    }
  }

  @Test
  void selfSignedOneIsNot() {
    refused(certificates.server("selfmade", false, "-ext", HERE), "is self-signed or");
  }

  @Test
  void expiredOneIsNot() {
    refused(
        certificates.server("old", true, "-ext", HERE, "-startdate", "-30d", "-validity", "1"),
        "has expired");
  }

  @Test
  void oneThatBeginsTomorrowIsNot() {
    refused(certificates.server("early", true, "-ext", HERE, "-startdate", "+1d"), "not valid yet");
  }

  @Test
  void oneOfAnotherHostIsNot() {
    refused(certificates.server("other", true, "-ext", "san=dns:other.example"), "to another host");
  }

  @Test
  void serverWithoutTlsIsSaid() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SafeServer server =
            SafeServer.at(SafeAddress.of("https://127.0.0.1:" + plain.getLocalPort()))) {
      Thread unused = Thread.ofVirtual().start(() -> answerPlainly(plain));
      assertThat(failure(server)).hasMessageContaining("does not speak TLS at this port");
    }
  }

  private static void answerPlainly(ServerSocket server) {
    try (var connection = server.accept()) {
      connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refused(SSLContext own, String sentence) {
    try (FakeSafe fake = new FakeSafe(own);
        SafeServer server = server(fake)) {
      SafeException e = failure(server);
      assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED);
      assertThat(e).hasMessageStartingWith(fake.base()).hasMessageContaining(sentence);
      assertThat(fake.calls).isEmpty();
    }
  }

  private static SafeServer server(FakeSafe fake) {
    return new SafeServer(new Calls(SafeAddress.of(fake.base()), certificates.trust()));
  }

  private static SafeException failure(SafeServer server) {
    SafeException e = catchThrowableOfType(SafeException.class, () -> server.terms(ID));
    assertThat(e).isNotNull();
    return e;
  }
}
