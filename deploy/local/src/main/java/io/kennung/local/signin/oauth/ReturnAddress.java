package io.kennung.local.signin.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a browser is sent when we are done with it: a program on this machine, and no other.
 *
 * @param uri as it was given
 * @param state goes back as it came
 */
public record ReturnAddress(URI uri, Optional<String> state) {

  /** Not {@code [::1]}: a Content-Security-Policy cannot name it. */
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

  private static final Set<String> WEB = Set.of("http", "https");

  /**
   * Reads it.
   *
   * @param name of the parameter, such as {@code redirect_uri}
   * @throws Refusal when it is missing or somewhere else; nobody may be sent there then
   */
  public static ReturnAddress of(Parameters parameters, String name) {
    return new ReturnAddress(onThisMachine(parameters.get(name), name), parameters.find("state"));
  }

  /** Scheme, host and port. */
  public String origin() {
    return "%s://%s".formatted(uri.getScheme(), uri.getAuthority());
  }

  /** The address with more in its query, and with the state. */
  public String with(Map<String, String> more) {
    StringBuilder address = new StringBuilder(uri.toString());
    more.forEach((name, value) -> append(address, name, value));
    state.ifPresent(each -> append(address, "state", each));
    return address.toString();
  }

  private static void append(StringBuilder address, String name, String value) {
    address
        .append(address.indexOf("?") < 0 ? '?' : '&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, UTF_8).replace("+", "%20"));
  }

  private static URI onThisMachine(String given, String name) {
    URI uri = parsed(given, name);
    if (uri.getScheme() == null
        || uri.getHost() == null
        || !WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
        || !THIS_MACHINE.contains(uri.getHost())) {
      throw Refusal.invalid("%s must be an address on 127.0.0.1 or localhost".formatted(name));
    }
    if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
      throw Refusal.invalid("%s must have neither a fragment nor a user".formatted(name));
    }
    return uri;
  }

  private static URI parsed(String given, String name) {
    try {
      return new URI(given);
    } catch (URISyntaxException e) {
      throw Refusal.invalid("%s is no address".formatted(name));
    }
  }
}
