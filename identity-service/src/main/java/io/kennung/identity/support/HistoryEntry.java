package io.kennung.identity.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kennung.identity.history.Happening;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened to an identity.
 *
 * @param at when
 * @param what {@code registered}, {@code features}, {@code linked}, {@code unlinked}, {@code
 *     verification}, {@code revocation-password}, {@code inactive}, {@code active}, {@code
 *     revoked}, {@code note}, {@code reset-asked}, {@code lift-asked} or {@code answered}
 * @param kind of address, {@code email} or {@code phone}, where it was about one
 * @param detail one word more: the new feature mask, the reason of an unlinking, the outcome of a
 *     verification, how it was revoked, which limits, what came of a request
 * @param channel of a verification
 * @param reason of a verification that did not go well
 * @param who has done it, where staff have
 * @param note what staff have written down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    Instant at,
    String what,
    @Nullable String kind,
    @Nullable String detail,
    @Nullable String channel,
    @Nullable String reason,
    @Nullable String who,
    @Nullable String note) {

  static HistoryEntry of(Happening it) {
    return new HistoryEntry(
        it.at(), it.what(), it.kind(), it.detail(), it.channel(), it.reason(), it.who(), it.note());
  }

  static HistoryEntry registered(Instant at) {
    return new HistoryEntry(at, "registered", null, null, null, null, null, null);
  }
}
