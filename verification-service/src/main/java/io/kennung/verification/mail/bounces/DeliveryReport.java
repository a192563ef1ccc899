package io.kennung.verification.mail.bounces;

import io.kennung.verification.mail.bounces.ReturnedMail.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of a delivery report that is for machines (RFC 3464). */
final class DeliveryReport {

  private static final String BETWEEN_GROUPS = "\\r?\\n(?:[ \\t]*\\r?\\n)+";

  private DeliveryReport() {}

  /**
   * The worst that it says of any recipient, since each of our mails has one; empty when all is
   * well.
   */
  static Optional<Verdict> verdict(Part report) throws MessagingException, IOException {
    String text;
    try (InputStream content = report.getInputStream()) {
      text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    return Stream.of(text.split(BETWEEN_GROUPS, -1))
        .map(DeliveryReport::ofGroup)
        .flatMap(Optional::stream)
        .min(Verdict::compareTo);
  }

  private static Optional<Verdict> ofGroup(String group) {
    InternetHeaders fields = new InternetHeaders();
    try {
      fields.load(
          new ByteArrayInputStream((group + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    } catch (MessagingException e) {
      return Optional.empty();
    }
    return switch (field(fields, "Action")) {
      case "failed" ->
          Optional.of(
              StatusCodes.in(field(fields, "Status"))
                  .or(() -> StatusCodes.in(field(fields, "Diagnostic-Code")))
                  .orElse(Verdict.LATE));
      case "delayed" -> Optional.of(Verdict.LATE);
      default -> Optional.empty();
    };
  }

  private static String field(InternetHeaders fields, String name) {
    String value = fields.getHeader(name, " ");
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }
}
