package io.kennung.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Objects;

/**
 * What a person gets to read of a mail, decoded, its lines ended by a line feed.
 *
 * @param text empty if there is none
 * @param html empty if there is none
 */
record Content(String subject, String text, String html) {

  static Content of(MimeMessage mail) {
    try {
      return new Content(
          Objects.requireNonNullElse(mail.getSubject(), ""),
          first(mail, "text/plain"),
          first(mail, "text/html"));
    } catch (MessagingException | IOException e) {
      return new Content("(cannot be read)", "This mail cannot be read: " + e.getMessage(), "");
    }
  }

  /** The first part of this type that is no attachment. */
  private static String first(Part part, String type) throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return "";
    }
    if (part.isMimeType(type) && part.getContent() instanceof String text) {
      return text.replace("\r\n", "\n");
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = first(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
