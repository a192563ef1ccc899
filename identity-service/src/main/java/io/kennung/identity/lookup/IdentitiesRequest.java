package io.kennung.identity.lookup;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code fetch_bulk}, {@code check} and {@code check_featuremask}.
 *
 * @param identities the ids in question; what is not an id is answered like one that was never
 *     issued
 */
record IdentitiesRequest(@Nullable List<@Nullable String> identities) {

  static List<String> read(byte[] body, int max) {
    List<@Nullable String> ids = Json.request(body, IdentitiesRequest.class).identities();
    if (ids == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    if (ids.size() > max) {
      throw new Refused(CommonFailure.TOO_MANY);
    }
    return ids.stream()
        .map(id -> {
          if (id == null) {
            throw new Refused(CommonFailure.MALFORMED);
          }
          return id;
        })
        .toList();
  }
}
