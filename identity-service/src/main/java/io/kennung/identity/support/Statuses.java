package io.kennung.identity.support;

import io.kennung.identity.support.LinkStatus.LastVerification;
import io.kennung.protocol.IdentityState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How identities are doing, as the rows of this service tell. */
@Singleton
class Statuses {

  private static final int REGULAR = 0;

  /** All of it in one statement, so that it is of one moment. */
  private static final String STATUS =
      """
      SELECT identity.*, ending.password_since, ending.how,
        email.linked AS email_linked, email.since AS email_since,
        mail.outcome AS email_outcome, mail.channel AS email_channel,
        mail.reason AS email_reason, mail.at AS email_at,
        phone.linked AS phone_linked, phone.since AS phone_since,
        code.outcome AS phone_outcome, code.channel AS phone_channel,
        code.reason AS phone_reason, code.at AS phone_at
      FROM identity
      LEFT JOIN ending ON ending.identity = id
      LEFT JOIN linked_kind email ON email.identity = id AND email.kind = 'email'
      LEFT JOIN linked_kind phone ON phone.identity = id AND phone.kind = 'phone'
      LEFT JOIN last_verification mail ON mail.identity = id AND mail.kind = 'email'
      LEFT JOIN last_verification code ON code.identity = id AND code.kind = 'phone'
      WHERE id = :id
      """;

  private final Jdbi jdbi;

  @Inject
  Statuses(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Empty when it was never registered. */
  Optional<IdentityStatus> of(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery(STATUS).bind("id", identity).map((row, context) -> status(row)).findOne());
  }

  private static IdentityStatus status(ResultSet row) throws SQLException {
    Instant passwordSince = moment(row, "password_since");
    return new IdentityStatus(
        row.getString("id"),
        word(IdentityState.of(row.getInt("state"))),
        row.getObject("state_since", OffsetDateTime.class).toInstant(),
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        row.getObject("seen_on", LocalDate.class),
        row.getInt("type") == REGULAR ? "regular" : "work",
        row.getLong("feature_mask"),
        List.of(link(row, "email"), link(row, "phone")),
        new RevocationStatus(passwordSince != null, passwordSince, row.getString("how")));
  }

  private static String word(IdentityState state) {
    return switch (state) {
      case ACTIVE -> "active";
      case INACTIVE -> "inactive";
      case INVALID -> "revoked";
    };
  }

  private static LinkStatus link(ResultSet row, String kind) throws SQLException {
    Instant at = moment(row, kind + "_at");
    LastVerification last =
        at == null
            ? null
            : new LastVerification(
                row.getString(kind + "_outcome"),
                row.getString(kind + "_channel"),
                row.getString(kind + "_reason"),
                at);
    return new LinkStatus(
        kind, row.getBoolean(kind + "_linked"), moment(row, kind + "_since"), last);
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
