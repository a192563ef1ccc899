package io.kennung.verification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.security.cert.CertPathBuilderException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mail server that wants TLS and a password, with a certificate that nobody has signed. */
class SecureConnectionTest {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
  private static Vertx vertx;

  @BeforeAll
  static void start() {
    SERVER.start();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close();
    SERVER.stop();
  }

  @BeforeEach
  void anEmptyServerWithAUser() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    SERVER.setUser("hello@id.example.org", "hello", "right");
    SERVER.getUserManager().setAuthRequired(true);
  }

  @Test
  void aMailIsSentThroughTlsWithThePassword() throws Exception {
    send(Map.of("password", "right", "trust-all", "true"));

    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aWrongPasswordSaysNothingAboutTheMail() {
    assertThatThrownBy(sending(Map.of("password", "wrong", "trust-all", "true")))
        .cause()
        .isInstanceOfSatisfying(
            SMTPException.class,
            refused -> {
              assertThat(refused.isPermanent()).isTrue();
              assertThat(Refusal.isAboutTheMail(refused)).isFalse();
            });
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyHasSignedIsNotTrusted() {
    assertThatThrownBy(sending(Map.of("password", "right")))
        .hasRootCauseInstanceOf(CertPathBuilderException.class)
        .cause()
        .isInstanceOf(SSLException.class);
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  private static ThrowingCallable sending(Map<String, String> settings) {
    return () -> send(settings);
  }

  private static void send(Map<String, String> settings) throws Exception {
    Map<String, String> all = new HashMap<>(settings);
    all.put("host", "127.0.0.1");
    all.put("port", Integer.toString(SERVER.getSmtps().getPort()));
    all.put("from", "hello@id.example.org");
    all.put("username", "hello");
    all.put("tls", "true");
    Post post = MailTestbed.post(vertx, all, new MailTestbed.Patience(MailTestbed.AMPLE));
    MailMessage mail =
        new MailMessage("hello@id.example.org", "anna@example.com", "subject", "text");
    post.send(mail).get(MailTestbed.AMPLE.toSeconds(), TimeUnit.SECONDS);
  }
}
