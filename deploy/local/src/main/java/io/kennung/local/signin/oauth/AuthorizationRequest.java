package io.kennung.local.signin.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The wish that somebody signs in.
 *
 * @param back where the browser goes then
 * @param scopes of those that there are
 * @param nonce goes into the ID token
 * @param challenge SHA-256 of what whoever redeems the code must show (RFC 7636)
 */
public record AuthorizationRequest(
    ReturnAddress back, Set<String> scopes, Optional<String> nonce, String challenge) {

  /** What can be asked for; more is passed over, as OpenID Connect asks. */
  public static final Set<String> SCOPES = Set.of("openid", "profile");

  /**
   * Reads it.
   *
   * @throws Refusal of which the program at the return address is to be told
   */
  public static AuthorizationRequest of(Parameters parameters, ReturnAddress back) {
    demand(
        parameters.find("request").isEmpty() && parameters.find("request_uri").isEmpty(),
        "request_not_supported",
        "a request must stand in plain parameters");
    demand(
        parameters.get("response_type").equals("code"),
        "unsupported_response_type",
        "response_type must be code");
    demand(
        parameters.find("response_mode").orElse("query").equals("query"),
        "invalid_request",
        "response_mode must be query");
    // Nobody is signed in here once the page is closed: there is nothing to go on with in silence.
    demand(
        !parameters.find("prompt").orElse("").equals("none"),
        "login_required",
        "somebody has to be chosen");
    return new AuthorizationRequest(
        back, scopes(parameters.get("scope")), parameters.find("nonce"), challenge(parameters));
  }

  /** Whether this is what the challenge was made from. */
  public boolean isMetBy(String verifier) {
    byte[] made = Base64.getUrlEncoder().withoutPadding().encode(sha256(verifier));
    return MessageDigest.isEqual(made, challenge.getBytes(US_ASCII));
  }

  private static Set<String> scopes(String asked) {
    Set<String> scopes = new TreeSet<>(List.of(asked.split(" +")));
    scopes.retainAll(SCOPES);
    demand(scopes.contains("openid"), "invalid_scope", "scope must contain openid");
    return scopes;
  }

  private static String challenge(Parameters parameters) {
    String challenge = parameters.get("code_challenge");
    demand(
        parameters.find("code_challenge_method").orElse("plain").equals("S256")
            && challenge.matches("[A-Za-z0-9_-]{43}"),
        "invalid_request",
        "code_challenge must be one of the method S256");
    return challenge;
  }

  private static void demand(boolean holds, String error, String why) {
    if (!holds) {
      throw new Refusal(error, why);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
