package io.kennung.verification.mail.bounces;

import io.kennung.verification.mail.bounces.ReturnedMail.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The numbers by which mail servers say why (RFC 5321 and 3463), in a text for people. */
final class StatusCodes {

  /**
   * {@code 5.1.1} wherever it stands, but no piece of an address or a version; {@code 550} only
   * where a server's answer begins, since any number could be three digits long.
   */
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\w.:-])([45])\\.\\d{1,3}\\.\\d{1,3}(?![\\w:]|[.-]?\\d)"
              + "|(?:^|[:;#(])\\s*([45])[0-5]\\d(?=[ -])",
          Pattern.MULTILINE);

  /** What the server says comes first; what it returns of our mail must not be read. */
  private static final int BEGINNING = 4_000;

  /** Where the returned mail begins. */
  private static final Pattern RETURNED =
      Pattern.compile("(?im)^-{2,}.*(copy|original|returned|below).*$");

  private StatusCodes() {}

  /** What the first of them says; empty when there is none. */
  static Optional<Verdict> in(String text) {
    return CODE.matcher(text).results().findFirst().map(StatusCodes::meaning);
  }

  /** What the beginning of the text says. */
  static Optional<Verdict> verdict(Part part) throws MessagingException, IOException {
    try (InputStream content = part.getInputStream()) {
      String text = new String(content.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
      return in(RETURNED.split(text, 2)[0]);
    }
  }

  private static Verdict meaning(MatchResult code) {
    String digit = code.group(1) != null ? code.group(1) : code.group(2);
    return digit.equals("5") ? Verdict.REFUSED : Verdict.LATE;
  }
}
