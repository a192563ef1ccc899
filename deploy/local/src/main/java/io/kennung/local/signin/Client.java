package io.kennung.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kennung.local.signin.oauth.Parameters;
import io.kennung.local.signin.oauth.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The one program that people sign in to: our services. */
final class Client {

  /** Its name here. */
  static final String ID = "kennung-support";

  private static final String BASIC = "Basic ";

  private final byte[] secret;

  Client(String secret) {
    this.secret = secret.getBytes(UTF_8);
  }

  /** Takes note of who is named. */
  static void demandKnown(String id) {
    if (!id.equals(ID)) {
      throw new Refusal("unauthorized_client", "client_id is not known here");
    }
  }

  /**
   * Lets nobody pass but the client: by HTTP Basic, or with the secret in the form.
   *
   * @throws Refusal for anybody else
   */
  void authenticate(HttpServerRequest request, Parameters form) {
    String header = request.getHeader("Authorization");
    Optional<String> posted = form.find("client_secret");
    if (header != null && posted.isPresent()) {
      throw Refusal.invalid("the client shows its secret in two ways");
    }
    boolean known =
        header != null
            ? isShownBy(header) && form.find("client_id").orElse(ID).equals(ID)
            : form.find("client_id").orElse("").equals(ID) && isSecret(posted.orElse(""));
    if (!known) {
      throw new Refusal("invalid_client", "there is no such client with this secret");
    }
  }

  private boolean isShownBy(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return false;
    }
    try {
      byte[] plain = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String[] parts = new String(plain, UTF_8).split(":", 2);
      // RFC 6749, 2.3.1 has both encoded as in a form, and not everybody does so.
      return parts.length == 2
          && parts[0].equals(ID)
          && (isSecret(parts[1]) || isSecret(URLDecoder.decode(parts[1], UTF_8)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isSecret(String shown) {
    return MessageDigest.isEqual(secret, shown.getBytes(UTF_8));
  }
}
