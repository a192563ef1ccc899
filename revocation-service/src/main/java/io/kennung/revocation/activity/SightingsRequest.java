package io.kennung.revocation.activity;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.IdentityId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /activity}.
 *
 * @param day on which they were seen, UTC; today when it is left out
 * @param identities who was seen, in any order, any number of times
 */
record SightingsRequest(
    @Schema(format = "date") @Nullable String day, @Nullable List<@Nullable String> identities) {

  /** So late a chat server may still tell, after an outage. */
  private static final Period OLDEST = Period.ofDays(31);

  /**
   * @throws Refused with {@link CommonFailure#MALFORMED} or {@link CommonFailure#TOO_MANY}
   */
  static SightingsRequest read(byte[] body, int max) {
    SightingsRequest request = Json.request(body, SightingsRequest.class);
    if (request.identities == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    if (request.identities.size() > max) {
      throw new Refused(CommonFailure.TOO_MANY);
    }
    return request;
  }

  /**
   * On which day each was seen.
   *
   * @param latest the last day that can be told of
   * @throws Refused with {@link CommonFailure#MALFORMED} when one of them is not an id, {@link
   *     ActivityFailure#WRONG_DAY}
   */
  Map<String, LocalDate> days(LocalDate today, LocalDate latest) {
    LocalDate told = day == null ? today : parsed(day);
    if (told.isBefore(today.minus(OLDEST)) || told.isAfter(latest)) {
      throw new Refused(ActivityFailure.WRONG_DAY);
    }
    Map<String, LocalDate> days = new HashMap<>();
    for (String identity : identities == null ? List.<@Nullable String>of() : identities) {
      if (identity == null || !IdentityId.isWellFormed(identity)) {
        throw new Refused(CommonFailure.MALFORMED);
      }
      days.put(identity, told);
    }
    return days;
  }

  private static LocalDate parsed(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw new Refused(ActivityFailure.WRONG_DAY);
    }
  }
}
