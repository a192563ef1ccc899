package io.kennung.local.telephone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whoever may send, and what both sides sign with.
 *
 * @param sid {@code AC} and 32 hexadecimal digits
 * @param token secret
 */
public record TwilioAccount(String sid, String token) {

  /** Whether a request proves to come from here: HTTP Basic. */
  boolean admits(@Nullable String authorization) {
    String expected =
        "Basic " + Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(UTF_8));
    return authorization != null
        && MessageDigest.isEqual(expected.getBytes(UTF_8), authorization.getBytes(UTF_8));
  }

  /** What {@code X-Twilio-Signature} says of a form that is posted to this address. */
  String signature(String url, SortedMap<String, String> form) {
    StringBuilder signed = new StringBuilder(url);
    form.forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }

  /** The token belongs in no log. */
  @Override
  public String toString() {
    return sid;
  }
}
