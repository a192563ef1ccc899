package io.kennung.verification.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A mail server and everybody's inbox. */
@Singleton
public class Mailbox {

  private static final Pattern LINK = Pattern.compile("/link/email/([A-Za-z0-9_-]+)");
  private static final Pattern DELIVERY = Pattern.compile("<link\\.([^@]+)@.*");

  @ConfigProperty(name = "quarkus.mailer.port")
  int port;

  private final Table table;
  private GreenMail server;

  @Inject
  Mailbox(Table table) {
    this.table = table;
  }

  void start(@Observes @Priority(1) StartupEvent event) {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  void stop(@Observes ShutdownEvent event) {
    server.stop();
  }

  /** The mails of an address, oldest first. */
  public List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessagesForDomain(address)).toList();
  }

  /**
   * Waits for so many mails, and until the service has noted that they were sent; the token of the
   * last one's link.
   */
  public String awaitToken(String address, int count) {
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> to(address).size() >= count);
    assertThat(to(address)).hasSize(count);
    to(address).forEach(mail -> table.awaitNoted(delivery(mail)));
    Matcher link = LINK.matcher(text(to(address).getLast()));
    assertThat(link.find()).as("a link in the mail").isTrue();
    return link.group(1);
  }

  private static String delivery(MimeMessage mail) {
    try {
      Matcher name = DELIVERY.matcher(mail.getMessageID());
      assertThat(name.matches()).as("a Message-ID of ours").isTrue();
      return name.group(1);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage mail) {
    try {
      Object content = mail.getContent();
      return content instanceof Multipart parts ? text(parts) : content.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Multipart parts) throws MessagingException, IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      Object content = part.getContent();
      all.append(content instanceof Multipart nested ? text(nested) : content);
    }
    return all.toString();
  }
}
