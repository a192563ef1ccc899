package io.kennung.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;

/** An issuer, and what a browser and a client say to it, by HTTP. */
final class Exchange implements AutoCloseable {

  static final String SECRET = "base+64/secret=";
  static final String BACK = "http://127.0.0.1:8080/support/console/callback";

  // The pair of RFC 7636, appendix B.
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  final MovableClock clock = new MovableClock();
  private final DevelopmentIssuer issuer = new DevelopmentIssuer(0, SECRET, clock);
  private final HttpClient http = HttpClient.newHttpClient();

  URI uri() {
    return issuer.uri();
  }

  @Override
  public void close() {
    http.close();
    issuer.close();
  }

  /** A request in good order. */
  static Map<String, String> request() {
    return new LinkedHashMap<>(
        Map.of(
            "client_id", "kennung-support",
            "redirect_uri", BACK,
            "response_type", "code",
            "scope", "openid",
            "state", "st&te",
            "nonce", "n0nce",
            "code_challenge", CHALLENGE,
            "code_challenge_method", "S256"));
  }

  /** A request in good order, but for this. An empty value takes away. */
  static Map<String, String> requestBut(String name, String value) {
    return but(request(), name, value);
  }

  /** A copy, but for this. An empty value takes away. */
  static Map<String, String> but(Map<String, String> all, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(all);
    changed.put(name, value);
    changed.values().remove("");
    return changed;
  }

  /** What somebody who has chosen this person comes back with. */
  String code(String person) throws Exception {
    return back(post("/authorize", but(request(), "person", person))).get("code");
  }

  /** What the client says to redeem a code. */
  static Map<String, String> redemption(String code) {
    return new LinkedHashMap<>(
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "kennung-support",
            "client_secret", SECRET,
            "code", code,
            "redirect_uri", BACK,
            "code_verifier", VERIFIER));
  }

  /** The tokens of somebody who signs in. */
  JsonObject signIn(String person) throws Exception {
    return new JsonObject(post("/token", redemption(code(person))).body());
  }

  HttpResponse<String> refresh(String token) throws Exception {
    return post(
        "/token",
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            "kennung-support",
            "client_secret",
            SECRET,
            "refresh_token",
            token));
  }

  /** The query of the address to which this answer sends a browser. */
  static Map<String, String> back(HttpResponse<?> answer) {
    Map<String, String> query = new HashMap<>();
    URI there = URI.create(answer.headers().firstValue("Location").orElseThrow());
    for (String each : there.getRawQuery().split("&")) {
      String[] pair = each.split("=", 2);
      query.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
    }
    return query;
  }

  HttpResponse<String> get(String path, Map<String, String> query) throws Exception {
    return send(HttpRequest.newBuilder(uri().resolve(path + "?" + encoded(query))));
  }

  HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return post(path, encoded(form), Map.of());
  }

  HttpResponse<String> post(String path, String form, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    headers.forEach(request::header);
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  static String basic(String id, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString("%s:%s".formatted(id, secret).getBytes(UTF_8));
  }

  /** What a token says, once its signature was found good with the published key. */
  JwtClaims verified(String token) throws Exception {
    JsonWebKeySet keys = new JsonWebKeySet(get("/keys", Map.of()).body());
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(token);
    signature.setKey(
        keys.findJsonWebKey(signature.getKeyIdHeaderValue(), "RSA", "sig", "RS256").getKey());
    if (!signature.verifySignature()) {
      throw new AssertionError("no good signature");
    }
    return JwtClaims.parse(signature.getPayload());
  }
}
