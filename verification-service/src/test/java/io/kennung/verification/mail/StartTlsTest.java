package io.kennung.verification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.verification.testing.ScriptedSmtp;
import io.kennung.verification.testing.SelfSigned;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailMessage;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that begins in the clear, and must be encrypted before a mail goes over it. */
class StartTlsTest {

  private static SSLContext tls;
  private static Vertx vertx;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    tls = SelfSigned.of("localhost", folder);
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close();
  }

  @Test
  void aMailGoesOverTheEncryptedConnection() throws Exception {
    try (ScriptedSmtp smtp = ScriptedSmtp.offering(tls)) {
      send(smtp, true);

      assertThat(smtp.received())
          .singleElement()
          .satisfies(mail -> assertThat(mail.encrypted()).isTrue())
          .satisfies(mail -> assertThat(mail.to()).containsExactly("anna@example.com"));
      assertThat(smtp.inClear()).containsExactly("EHLO", "STARTTLS");
    }
  }

  @Test
  void aServerThatDoesNotOfferItGetsNoMail() {
    try (ScriptedSmtp smtp = ScriptedSmtp.start()) {
      assertThatThrownBy(() -> send(smtp, true)).hasMessageContaining("STARTTLS");

      assertNoMail(smtp);
    }
  }

  @Test
  void aServerThatOffersItAndThenRefusesItGetsNoMail() {
    try (ScriptedSmtp smtp = ScriptedSmtp.offering(tls)) {
      smtp.answer("STARTTLS", "454 4.7.0 not now");

      assertThatThrownBy(() -> send(smtp, true)).hasRootCauseInstanceOf(SSLException.class);

      assertNoMail(smtp);
    }
  }

  @Test
  void aServerWithACertificateThatNobodyHasSignedGetsNoMail() {
    try (ScriptedSmtp smtp = ScriptedSmtp.offering(tls)) {
      assertThatThrownBy(() -> send(smtp, false))
          .hasRootCauseInstanceOf(CertPathBuilderException.class);

      assertNoMail(smtp);
    }
  }

  private static void assertNoMail(ScriptedSmtp smtp) {
    assertThat(smtp.received()).isEmpty();
    assertThat(smtp.inClear()).contains("EHLO").doesNotContain("MAIL", "RCPT", "DATA");
  }

  private static void send(ScriptedSmtp smtp, boolean trustAll) throws Exception {
    Map<String, String> settings =
        Map.of(
            "host",
            "127.0.0.1",
            "port",
            Integer.toString(smtp.port()),
            "from",
            "hello@id.example.org",
            "tls",
            "false",
            "start-tls",
            "REQUIRED",
            "trust-all",
            Boolean.toString(trustAll));
    Post post = MailTestbed.post(vertx, settings, new MailTestbed.Patience(MailTestbed.AMPLE));
    MailMessage mail =
        new MailMessage("hello@id.example.org", "anna@example.com", "subject", "text");
    post.send(mail).get(MailTestbed.AMPLE.toSeconds(), TimeUnit.SECONDS);
  }
}
