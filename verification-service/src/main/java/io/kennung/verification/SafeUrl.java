package io.kennung.verification;

import java.net.InetAddress;
import java.net.URI;

/** Addresses that the configuration names and that secrets or numbers are sent to. */
public final class SafeUrl {

  private SafeUrl() {}

  /**
   * The address as it is.
   *
   * @param key the configuration key, for the message
   * @throws IllegalStateException unless it is https (plain http does on the own machine), without
   *     fragment and credentials
   */
  public static URI checked(String key, URI url) {
    String host = url.getHost();
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if (host == null || !(https || http)) {
      throw new IllegalStateException(key + " must be an address such as https://example.org");
    }
    if (http && !isLoopback(host)) {
      throw new IllegalStateException(
          key + " must be https; plain http is accepted on the own machine only");
    }
    if (url.getRawFragment() != null || url.getUserInfo() != null) {
      throw new IllegalStateException(key + " must have neither fragment nor credentials");
    }
    return url;
  }

  /**
   * The address, to which paths are going to be added: without a slash at its end.
   *
   * @throws IllegalStateException as above, and when there is a query
   */
  public static URI base(String key, URI url) {
    String text = checked(key, url).toString();
    if (url.getRawQuery() != null) {
      throw new IllegalStateException(key + " must have no query");
    }
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      // Never asks a name server: a name is no literal.
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
