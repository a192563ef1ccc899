package io.kennung.verification.mail.bounces;

import io.kennung.verification.mail.References;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message that arrived at the bounce address: a delivery report (RFC 3464), the free text of an
 * older mail server, or something else altogether, like a holiday notice.
 */
final class ReturnedMail {

  /** What became of our mail. */
  enum Verdict {
    /** The address does not receive mail. */
    REFUSED,
    /** Not yet, or not this time. */
    LATE
  }

  private static final String[] RECIPIENTS = {
    "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To"
  };

  /** Exim's, also where it writes no report. */
  private static final String FAILED_RECIPIENTS = "X-Failed-Recipients";

  private static final Pattern MACHINE =
      Pattern.compile("(?i)(?<![\\w.+-])(mailer-daemon|postmaster)(@|\\b)");

  /** A report is among the first parts; more of them are an attack or a mistake. */
  private static final int MAX_PARTS = 20;

  private final String raw;
  private final @Nullable MimeMessage message;

  private ReturnedMail(String raw, @Nullable MimeMessage message) {
    this.raw = raw;
    this.message = message;
  }

  /** Reads the message; what cannot be read is no bounce. */
  static ReturnedMail read(byte[] message) {
    String raw = new String(message, StandardCharsets.ISO_8859_1);
    try {
      return new ReturnedMail(raw, new MimeMessage(null, new ByteArrayInputStream(message)));
    } catch (MessagingException e) {
      return new ReturnedMail(raw, null);
    }
  }

  /** What it says; empty when it is no bounce. */
  Optional<Verdict> verdict() {
    if (message == null) {
      return Optional.empty();
    }
    try {
      Optional<Part> report = part(message, "message/delivery-status");
      return report.isPresent() ? DeliveryReport.verdict(report.get()) : verdictOfFreeText(message);
    } catch (MessagingException | IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Which mail came back: to whom this message was sent says it best, else what is returned of
   * ours.
   */
  Optional<String> reference(References references) {
    return recipients()
        .map(references::in)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> references.in(raw));
  }

  private Stream<String> recipients() {
    if (message == null) {
      return Stream.empty();
    }
    return Stream.of(RECIPIENTS)
        .flatMap(name -> {
          try {
            return Stream.ofNullable(message.getHeader(name)).flatMap(Stream::of);
          } catch (MessagingException e) {
            return Stream.empty();
          }
        });
  }

  private static Optional<Verdict> verdictOfFreeText(MimeMessage message)
      throws MessagingException, IOException {
    String from = message.getHeader("From", ",");
    if (from == null || !MACHINE.matcher(from).find()) {
      return Optional.empty();
    }
    Optional<Part> text =
        message.isMimeType("multipart/*") ? part(message, "text/plain") : Optional.of(message);
    Optional<Verdict> said = text.isPresent() ? StatusCodes.verdict(text.get()) : Optional.empty();
    return said.or(
        () -> has(message, FAILED_RECIPIENTS) ? Optional.of(Verdict.REFUSED) : Optional.empty());
  }

  private static boolean has(MimeMessage message, String header) {
    try {
      return message.getHeader(header) != null;
    } catch (MessagingException e) {
      return false;
    }
  }

  private static Optional<Part> part(MimeMessage message, String type)
      throws MessagingException, IOException {
    if (!message.isMimeType("multipart/*")) {
      return Optional.empty();
    }
    MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
    for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType(type)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
