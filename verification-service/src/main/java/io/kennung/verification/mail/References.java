package io.kennung.verification.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail carries its reference twice, so that one of them comes back with it: in the envelope's
 * sender (VERP) and in its Message-ID. The same reference gives the same Message-ID, by which many
 * mail programs show a mail that was sent twice only once.
 */
@Singleton
public final class References {

  private static final String REFERENCE = "[A-Za-z0-9_-]{1,48}";
  private static final String MESSAGE_ID = "link.";

  private final String fromDomain;
  private final @Nullable String bounceLocalPart;
  private final @Nullable String bounceDomain;
  private final Pattern carriers;

  /** Those of this directory's mails. */
  @Inject
  References(Post post, MailConfig config) {
    this(post.from(), config.bounces());
  }

  /**
   * @param from an address, perhaps with a name
   * @param bounces an address, where there is one for mails that come back
   */
  public References(String from, Optional<String> bounces) {
    this.fromDomain = domain(from, "quarkus.mailer.from");
    String address = bounces.orElse(null);
    String carriers =
        Pattern.quote(MESSAGE_ID) + "(" + REFERENCE + ")@" + Pattern.quote(fromDomain);
    if (address == null) {
      this.bounceLocalPart = null;
      this.bounceDomain = null;
    } else {
      this.bounceDomain = domain(address, "directory.mail.bounces");
      this.bounceLocalPart = address.substring(0, address.lastIndexOf('@')).strip();
      carriers +=
          "|%s\\+(%s)@%s"
              .formatted(Pattern.quote(bounceLocalPart), REFERENCE, Pattern.quote(bounceDomain));
    }
    this.carriers = Pattern.compile("(?i)(?<![\\w.+-])(?:" + carriers + ")(?![\\w-])");
  }

  /** For the header of this name. */
  String messageId(String reference) {
    return "<" + MESSAGE_ID + checked(reference) + "@" + fromDomain + ">";
  }

  /** For the envelope; empty when mails come back to their sender. */
  Optional<String> bounceAddress(String reference) {
    return bounceLocalPart == null
        ? Optional.empty()
        : Optional.of(bounceLocalPart + "+" + checked(reference) + "@" + bounceDomain);
  }

  /** The first reference that is carried anywhere in the text. */
  public Optional<String> in(String text) {
    return carriers.matcher(text).results().findFirst().map(References::carried);
  }

  private static String carried(MatchResult found) {
    String inMessageId = found.group(1);
    return inMessageId != null ? inMessageId : found.group(2);
  }

  private static String checked(String reference) {
    if (!reference.matches(REFERENCE)) {
      throw new IllegalArgumentException("a mail's reference is at most 48 letters and digits");
    }
    return reference;
  }

  private static String domain(String address, String key) {
    String bare = address.strip().replaceFirst(">$", "");
    String domain = bare.substring(bare.lastIndexOf('@') + 1);
    if (domain.length() == bare.length() || !domain.matches("[A-Za-z0-9.-]+")) {
      throw new IllegalStateException(key + " must be a mail address");
    }
    return domain;
  }
}
