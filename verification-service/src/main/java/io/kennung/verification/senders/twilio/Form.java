package io.kennung.verification.senders.twilio;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A form as it was signed: every field, also the empty ones. */
final class Form {

  private Form() {}

  /**
   * @param body {@code application/x-www-form-urlencoded}
   * @throws Refused with 400 when it is not; also when a field comes twice, since the signature
   *     would be ambiguous
   */
  static Map<String, String> read(byte[] body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (!pair.isEmpty() && fields.putIfAbsent(name, value) != null) {
        throw new Refused(CommonFailure.MALFORMED);
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(CommonFailure.MALFORMED);
    }
  }
}
