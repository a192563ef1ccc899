package io.kennung.client;

import io.kennung.protocol.Base64Text;
import java.nio.charset.StandardCharsets;

/**
 * What a licensed directory wants with every request.
 *
 * @param username as the operator handed it out; holds no colon, which Basic authentication could
 *     not carry
 * @param password as the operator handed it out
 */
public record Licence(String username, String password) {

  /**
   * @throws IllegalArgumentException when the user name cannot travel in Basic authentication
   */
  public Licence {
    if (username.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a licence's user name holds no colon");
    }
  }

  String basic() {
    return "Basic "
        + Base64Text.encode((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Licence[" + username + "]";
  }
}
