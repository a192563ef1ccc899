package io.kennung.client.safe;

import io.kennung.protocol.safe.SafeKeys;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a Safe server is, as people write it: {@code https://} may be left out, a user name and a
 * password may stand in front of the host, and {@code {backupIdPrefix8}} stands for the first two
 * digits of a backup's id (Safe contract, section 4).
 */
public final class SafeAddress {

  private static final String PLACEHOLDER = "{backupIdPrefix8}";
  private static final String HTTPS = "https://";
  private static final String HTTP = "http://";
  private static final Pattern USER_ONLY =
      Pattern.compile("(https?://)?(?<user>[^/:@]+)@[^/@]+(/|$)", Pattern.CASE_INSENSITIVE);

  /**
   * What opens a server that is not open to all.
   *
   * @param user not empty
   * @param password not empty
   */
  record Credentials(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Credentials";
    }
  }

  private final String template;
  private final @Nullable Credentials credentials;

  private SafeAddress(String template, @Nullable Credentials credentials) {
    this.template = template;
    this.credentials = credentials;
  }

  /**
   * @throws IllegalArgumentException when it is no address of a Safe server; the text says why and
   *     quotes nothing of it
   */
  public static SafeAddress of(String text) {
    String stripped = text.strip();
    String scheme = HTTPS;
    String rest = stripped;
    if (startsWith(stripped, HTTPS)) {
      rest = stripped.substring(HTTPS.length());
    } else if (startsWith(stripped, HTTP)) {
      scheme = HTTP;
      rest = stripped.substring(HTTP.length());
    } else if (stripped.contains("://")) {
      throw new IllegalArgumentException("the address of a Safe server begins with https://");
    }
    int slash = rest.indexOf('/');
    int at = rest.lastIndexOf('@', slash < 0 ? rest.length() : slash);
    String location = rest.substring(at + 1);
    String template = scheme + location + (location.endsWith("/") ? "" : "/");
    check(uri(template, "00"));
    return new SafeAddress(template, at < 0 ? null : credentials(rest.substring(0, at)));
  }

  /**
   * Where the backup with this id belongs: https, or http on this very machine; ends with a slash,
   * and holds no credentials.
   *
   * @param backupId 64 hexadecimal digits
   */
  public URI base(String backupId) {
    return uri(template, SafeKeys.shardPrefix(backupId));
  }

  Optional<Credentials> credentials() {
    return Optional.ofNullable(credentials);
  }

  /** The same for somebody who has none. */
  public SafeAddress withoutCredentials() {
    return new SafeAddress(template, null);
  }

  /** Whether a user name and a password stand in it. */
  public boolean hasCredentials() {
    return credentials != null;
  }

  /** As {@link #of} reads it, with the user name and the password: a secret where it has them. */
  public String full() {
    return credentials == null
        ? template
        : template.replaceFirst(
            "://",
            Matcher.quoteReplacement(
                "://%s:%s@"
                    .formatted(encoded(credentials.user()), encoded(credentials.password()))));
  }

  /** The user name in an address that lacks only its password, as in {@code anna@dav.example}. */
  public static Optional<String> userWithoutPassword(String text) {
    Matcher lacking = USER_ONLY.matcher(text.strip());
    return lacking.lookingAt() ? Optional.of(decoded(lacking.group("user"))) : Optional.empty();
  }

  /**
   * An address that lacks only its password, together with it.
   *
   * @throws IllegalArgumentException as {@link #of(String)} does
   */
  public static SafeAddress of(String text, char[] password) {
    Matcher lacking = USER_ONLY.matcher(text.strip());
    if (!lacking.lookingAt()) {
      throw new IllegalArgumentException("that address names no user");
    }
    int end = lacking.end("user");
    String stripped = text.strip();
    return of(
        stripped.substring(0, end) + ":" + encoded(new String(password)) + stripped.substring(end));
  }

  /** Whether what is sent there can be read on its way without a certificate: this machine only. */
  static boolean isThisMachine(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return template;
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  private static URI uri(String template, String shard) {
    try {
      return URI.create(template.replace(PLACEHOLDER, shard));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("that is no address of a Safe server");
    }
  }

  private static void check(URI uri) {
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("the address of a Safe server names a host");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("the address of a Safe server ends with its path");
    }
    if (HTTP.startsWith(uri.getScheme() + ":") && !isThisMachine(uri)) {
      throw new IllegalArgumentException(
          "a Safe server is spoken to with https:// only, unless it runs on this machine");
    }
  }

  private static Credentials credentials(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
    String password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
    if (user.isEmpty() || password.isEmpty()) {
      throw new IllegalArgumentException(
          "in front of the @ stand a user name, a colon and a password, none of them empty");
    }
    // RFC 7617: it would end the name too early.
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("the user name of a Safe server holds no colon");
    }
    return new Credentials(user, password);
  }

  private static String encoded(String text) {
    // A form writes a blank as a plus, an address does not.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String text) {
    try {
      // What makes a form's plus a blank leaves an address's plus alone.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a % in a user name or password is written as %25");
    }
  }
}
