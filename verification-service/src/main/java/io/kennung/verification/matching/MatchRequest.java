package io.kennung.verification.matching;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.ContactHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST identity/match} (directory contract, 6.6).
 *
 * @param matchToken absent in the search for a forgotten id
 * @param emailHashes base64 of 32 bytes each
 * @param mobileNoHashes base64 of 32 bytes each
 * @param includeInactive whether those count who have been silent for long
 */
record MatchRequest(
    @Nullable String matchToken,
    @Nullable List<@Nullable String> emailHashes,
    @Nullable List<@Nullable String> mobileNoHashes,
    @Nullable Boolean includeInactive) {

  int size() {
    return size(emailHashes) + size(mobileNoHashes);
  }

  /** The hashes of a list, by the text that must be echoed. */
  static Map<String, byte[]> decoded(@Nullable List<@Nullable String> texts) {
    Map<String, byte[]> decoded = new LinkedHashMap<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      decoded.put(text, bytes(text));
    }
    return decoded;
  }

  private static byte[] bytes(@Nullable String text) {
    if (text == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    byte[] bytes;
    try {
      bytes = Base64Text.decode(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    if (bytes.length != ContactHash.LENGTH) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    return bytes;
  }

  private static int size(@Nullable List<@Nullable String> list) {
    return list == null ? 0 : list.size();
  }
}
