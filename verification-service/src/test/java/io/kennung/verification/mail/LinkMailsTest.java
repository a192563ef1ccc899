package io.kennung.verification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.protocol.EmailAddress;
import io.kennung.verification.testing.ScriptedSmtp;
import io.kennung.verification.testing.VerificationTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at a mail server. */
@VerificationTest
class LinkMailsTest {

  private static final URI LINK = URI.create("https://id.example.org/link/email/-_Aa09?x=1&y=2");

  private static ScriptedSmtp smtp;

  @Inject Vertx vertx;
  private LinkMails mails;

  @BeforeAll
  static void start() {
    smtp = ScriptedSmtp.start();
  }

  @AfterAll
  static void stop() {
    smtp.close();
  }

  @BeforeEach
  void emptyMailbox() {
    smtp.reset();
    mails = MailTestbed.mails(vertx, smtp, MailTestbed.AMPLE);
  }

  @ParameterizedTest
  @EnumSource
  void aMailSaysEverythingTwiceInItsLanguage(Language language) throws Exception {
    mails.send(mail(language));

    MimeMessage received = received();
    Texts texts = Texts.of(language);
    assertThat(received.getSubject()).isEqualTo(texts.say("mail.subject", "Kennung"));
    assertThat(received.getHeader("Content-Language", null)).isEqualTo(language.tag());
    assertThat(received.getContentType()).startsWith("multipart/alternative");
    String text = body(received, 0, "text/plain");
    String html = body(received, 1, "text/html");
    assertThat(text)
        .contains("ABCD1234", LINK.toString(), texts.say("mail.wish", "Kennung"))
        .contains(texts.say("mail.compare"), texts.say("mail.how"), texts.say("mail.lifetime"))
        .contains(texts.say("mail.ignore"), texts.say("mail.automatic"));
    assertThat(html)
        .contains("<html lang=\"" + language.tag() + "\">", "ABCD1234")
        .contains("<a href=\"" + LINK.toString().replace("&", "&amp;") + "\"")
        .contains(texts.say("mail.wish", "Kennung"), texts.say("mail.ignore"));
  }

  @Test
  void aMailCarriesTheHeadersOfAMachineAndWhereToComeBackTo() throws Exception {
    mails.send(mail(Language.ENGLISH));

    assertThat(smtp.received().getFirst().from()).isEqualTo("bounces+ref-1@id.example.org");
    assertThat(smtp.received().getFirst().to()).containsExactly("anna@example.com");
    MimeMessage received = received();
    assertThat(received.getHeader("From", null)).isEqualTo("Kennung <hello@id.example.org>");
    assertThat(received.getHeader("To", null)).isEqualTo("anna@example.com");
    assertThat(received.getHeader("Cc")).as("an empty one looks like spam").isNull();
    assertThat(received.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(received.getHeader("Message-ID")).containsExactly("<link.ref-1@id.example.org>");
    Instant date = new MailDateFormat().parse(received.getHeader("Date", null)).toInstant();
    assertThat(Duration.between(date, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aMailLoadsNothingAndTracksNobody() throws Exception {
    mails.send(mail(Language.ENGLISH));

    String html = body(received(), 1, "text/html");
    assertThat(html).doesNotContainPattern("(?i)<img|<script|<link|url\\(|src=|@import");
    assertThat(html.replace(LINK.toString().replace("&", "&amp;"), "")).doesNotContain("http");
  }

  @Test
  void anIdentityIsTextAndNotMarkup() throws Exception {
    mails.send(
        new LinkMail(
            "ref-1",
            EmailAddress.of("anna@example.com"),
            Language.ENGLISH,
            "<b>&\"'\r\nBcc: eve@example.com",
            LINK));

    assertThat(received().getHeader("Bcc")).isNull();
    assertThat(smtp.received().getFirst().to()).containsExactly("anna@example.com");
    assertThat(body(received(), 1, "text/html")).contains("&lt;b&gt;&amp;&quot;&#39;");
  }

  @Test
  void everyAddressThatTheDirectoryTakesIsWrittenToAsItIs() throws Exception {
    String strange = "a.!#$%&'*+/=?^_`{|}~-z@bücher.example";

    mails.send(new LinkMail("ref-1", EmailAddress.of(strange), Language.ENGLISH, "ABCD1234", LINK));

    assertThat(smtp.received().getFirst().to())
        .containsExactly("a.!#$%&'*+/=?^_`{|}~-z@xn--bcher-kva.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@example.com\r\nBcc: eve@example.com",
        "anna@example.com\nRCPT TO:<eve@example.com>",
        "anna@example.com,eve@example.com",
        "anna@example.com>\r\nDATA",
        "\"anna\r\n\"@example.com"
      })
  void anAddressThatIsMoreThanAnAddressCannotEvenBeBuilt(String address) {
    assertThatThrownBy(() -> EmailAddress.of(address)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\r\nBcc: eve@example.com", "a@b", "a b", "ä"})
  void aReferenceThatIsMoreThanAReferenceIsNotSent(String reference) {
    LinkMail mail =
        new LinkMail(
            reference, EmailAddress.of("anna@example.com"), Language.ENGLISH, "ABCD1234", LINK);

    assertThatThrownBy(() -> mails.send(mail)).isInstanceOf(IllegalArgumentException.class);
    assertThat(smtp.connections()).isZero();
  }

  @Test
  void aMailThatIsSentTwiceCanBeTakenForOne() throws Exception {
    mails.send(mail(Language.ENGLISH));
    String first = received().getMessageID();
    mails.send(mail(Language.ENGLISH));

    assertThat(received().getMessageID()).isEqualTo(first);
  }

  static LinkMail mail(Language language) {
    return new LinkMail("ref-1", EmailAddress.of("anna@example.com"), language, "ABCD1234", LINK);
  }

  private MimeMessage received() throws Exception {
    byte[] content = smtp.received().getLast().content().getBytes(StandardCharsets.ISO_8859_1);
    return new MimeMessage(null, new ByteArrayInputStream(content));
  }

  private static String body(MimeMessage message, int part, String type) throws Exception {
    MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
    assertThat(parts.getCount()).isEqualTo(2);
    String declared = parts.getBodyPart(part).getContentType().toLowerCase(Locale.ROOT);
    assertThat(declared).startsWith(type);
    byte[] body = parts.getBodyPart(part).getInputStream().readAllBytes();
    // What says nothing of its characters must be ASCII.
    return (declared.contains("utf-8") ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII)
        .newDecoder()
        .decode(ByteBuffer.wrap(body))
        .toString()
        .replace("\r\n", "\n");
  }
}
