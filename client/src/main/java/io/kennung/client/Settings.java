package io.kennung.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a directory is and how long to wait for it.
 *
 * @param base http or https, ends with a slash, for example {@code http://127.0.0.1:8080/}
 * @param connectTimeout until the connection stands
 * @param requestTimeout from the request to the last byte of its answer
 * @param licence only where the directory is licensed
 */
public record Settings(
    URI base, Duration connectTimeout, Duration requestTimeout, @Nullable Licence licence) {

  /**
   * Adds the slash at the end where it is missing.
   *
   * @throws IllegalArgumentException when the address is not one of a directory; the text says why
   */
  public Settings {
    base = checked(base);
  }

  /** 5 s to connect, 20 s for an answer, no licence. */
  public static Settings at(URI base) {
    return new Settings(base, Duration.ofSeconds(5), Duration.ofSeconds(20), null);
  }

  /** The same with other times to wait. */
  public Settings withTimeouts(Duration connect, Duration request) {
    return new Settings(base, connect, request, licence);
  }

  /** The same with credentials, sent with every request. */
  public Settings withLicence(Licence credentials) {
    return new Settings(base, connectTimeout, requestTimeout, credentials);
  }

  private static URI checked(URI base) {
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("an address begins with http:// or https://");
    }
    // Credentials in an address end up in logs, histories and error texts.
    if (base.getRawUserInfo() != null) {
      throw new IllegalArgumentException("an address holds no user name or password");
    }
    if (base.getHost() == null) {
      throw new IllegalArgumentException("an address names a host");
    }
    if (base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException("an address ends with its path");
    }
    return base.getRawPath().endsWith("/") ? base : URI.create(base + "/");
  }
}
