package io.kennung.client.safe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kennung.client.ForeignJson;
import java.io.IOException;
import java.util.Optional;

/**
 * What a Safe server promises in its {@code config}.
 *
 * @param maxBackupBytes how long a sealed file may be
 * @param retentionDays how long a backup is kept after its last upload; 0 where it is not said
 */
public record ServerTerms(long maxBackupBytes, long retentionDays) {

  private static final JsonMapper JSON = ForeignJson.mapper().build();

  /**
   * @param body {@code {"maxBackupBytes":524288,"retentionDays":180}} and perhaps more
   * @return nothing where the members are missing or no numbers that make sense
   */
  public static Optional<ServerTerms> of(byte[] body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      return Optional.empty();
    }
    JsonNode bytes = json.path("maxBackupBytes");
    JsonNode days = json.path("retentionDays");
    return isCount(bytes) && bytes.longValue() > 0 && isCount(days)
        ? Optional.of(new ServerTerms(bytes.longValue(), days.longValue()))
        : Optional.empty();
  }

  private static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
  }
}
