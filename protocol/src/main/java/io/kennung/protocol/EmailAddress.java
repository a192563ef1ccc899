package io.kennung.protocol;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address that can be written to, in the one form that is hashed, compared and sent to:
 * lower case, ASCII, an internationalised domain in its {@code xn--} form (RFC 5321, 5891;
 * directory contract, 6.6).
 */
public final class EmailAddress {

  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_DOMAIN = 253;

  private static final Pattern LOCAL_PART =
      Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * Means one thing in today's domain names and another in those of 2003, which Java knows: the
   * mail would go to somebody else.
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private final String text;

  private EmailAddress(String text) {
    this.text = text;
  }

  /**
   * Reads what a person has typed.
   *
   * @throws IllegalArgumentException when it is no address that mail can be sent to; quoted local
   *     parts, local parts beyond ASCII and bare host names or numbers are not taken
   */
  public static EmailAddress of(String typed) {
    String stripped = typed.strip();
    int at = stripped.lastIndexOf('@');
    if (at < 1 || stripped.length() > MAX_LENGTH) {
      throw invalid();
    }
    String localPart = asciiLowerCase(stripped.substring(0, at));
    String domain = domain(stripped.substring(at + 1));
    if (localPart.length() > MAX_LOCAL_PART
        || !LOCAL_PART.matcher(localPart).matches()
        || domain.length() > MAX_DOMAIN
        || !DOMAIN.matcher(domain).matches()
        || localPart.length() + 1 + domain.length() > MAX_LENGTH) {
      throw invalid();
    }
    return new EmailAddress(localPart + "@" + domain);
  }

  /** Lower-case ASCII. */
  public String text() {
    return text;
  }

  /**
   * The other name of the same mailbox: {@code googlemail.com} for {@code gmail.com} and the other
   * way round.
   */
  public Optional<EmailAddress> alias() {
    return aliased("@gmail.com", "@googlemail.com")
        .or(() -> aliased("@googlemail.com", "@gmail.com"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress address && text.equals(address.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private Optional<EmailAddress> aliased(String ending, String other) {
    return text.endsWith(ending)
        ? Optional.of(new EmailAddress(text.substring(0, text.length() - ending.length()) + other))
        : Optional.empty();
  }

  private static String domain(String typed) {
    if (AMBIGUOUS.matcher(typed).find()) {
      throw invalid();
    }
    try {
      return asciiLowerCase(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The second is what Java says to some empty labels.
      throw invalid();
    }
  }

  /** Only ASCII letters: others, like the Kelvin sign, would turn into ASCII on the way. */
  private static String asciiLowerCase(String text) {
    if (!text.chars().allMatch(c -> c < 128)) {
      throw invalid();
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException invalid() {
    return new IllegalArgumentException("not an e-mail address that mail can be sent to");
  }
}
