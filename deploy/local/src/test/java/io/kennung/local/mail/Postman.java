package io.kennung.local.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;

/** Brings mails by SMTP, as the services do. */
final class Postman {

  private final Session session;

  Postman(int smtpPort) {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(smtpPort));
    settings.put("mail.smtp.from", "bounces@kennung.example");
    this.session = Session.getInstance(settings);
  }

  /** A mail with both a text and an HTML form. */
  void bring(String to, String subject, String text, String html) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "utf-8");
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, "utf-8", "html");
    MimeMessage mail = empty(subject);
    mail.setRecipient(RecipientType.TO, new InternetAddress(to));
    mail.setContent(new MimeMultipart("alternative", plain, rich));
    bring(mail, to);
  }

  MimeMessage empty(String subject) throws MessagingException {
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress("kennung@kennung.example"));
    mail.setSubject(subject, "utf-8");
    return mail;
  }

  /** To these, whomever the mail names. */
  void bring(MimeMessage mail, String... envelope) throws MessagingException {
    mail.saveChanges();
    InternetAddress[] recipients = new InternetAddress[envelope.length];
    for (int i = 0; i < envelope.length; i++) {
      recipients[i] = new InternetAddress(envelope[i]);
    }
    Transport.send(mail, recipients);
  }
}
