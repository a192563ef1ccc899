package io.kennung.chassis.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of the outbox that is to be sent. */
@SuppressWarnings("ArrayRecordComponent") // Read once, from the table.
record UnsentEvent(
    long position,
    String eventId,
    String topic,
    String key,
    String type,
    byte[] data,
    @Nullable String trace,
    Instant createdAt) {

  static UnsentEvent read(ResultSet row) throws SQLException {
    return new UnsentEvent(
        row.getLong("position"),
        row.getString("event_id"),
        row.getString("topic"),
        row.getString("key"),
        row.getString("type"),
        row.getBytes("data"),
        row.getString("trace"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
